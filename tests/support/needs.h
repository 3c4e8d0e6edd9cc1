#pragma once

#include <QFile>
#include <QStandardPaths>
#include <QTest>

// What a test needs of its surroundings, one sentence each. A program that packaging/packages (or, kubectl, install-packages)
// brings is there: without it the test fails. A live cluster cannot be had everywhere: without it the test is skipped, and the
// default run of the suite leaves those labels out. To be used in test functions and initTestCase: they return from there.

/// Fails without a program that packaging/install-packages installs.
#define PORTOLAN_NEEDS_PROGRAM(name) \
    QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral(name)).isEmpty(), name " is not installed: run packaging/install-packages test")

/// Leaves out, and says so, what the kubectl at hand is too old to judge (Debian 12 packages 1.20): no skip, for nothing that
/// could be installed is missing. have: its minor version, see kubectlMinor; since: the first that knows what.
#define PORTOLAN_NEEDS_KUBECTL(have, since, what) \
    do { \
        if ((have) < (since)) \
            return qInfo("left out: kubectl 1.%d is no judge of " what ", which came with 1.%d", int(have), int(since)); \
    } while (false)

/// Skips without a live cluster; fails without the kubectl that drives it.
#define PORTOLAN_NEEDS_CLUSTER() \
    do { \
        if (qEnvironmentVariableIsEmpty("KUBECONFIG")) \
            QSKIP("KUBECONFIG names no live cluster"); \
        PORTOLAN_NEEDS_PROGRAM("kubectl"); \
    } while (false)

/// Skips without the tool that restarts the cluster's API server and compacts its history, and the folder it keeps it in.
#define PORTOLAN_NEEDS_CONTROLPLANE() \
    do { \
        PORTOLAN_NEEDS_CLUSTER(); \
        if (qEnvironmentVariableIsEmpty("CONTROLPLANE") || qEnvironmentVariableIsEmpty("CONTROLPLANE_DIR")) \
            QSKIP("CONTROLPLANE and CONTROLPLANE_DIR name no tool that restarts the cluster's API server, and its folder"); \
    } while (false)

/// Skips without the lab: a cluster whose pods run and whose packets can be followed.
#define PORTOLAN_NEEDS_LAB() \
    do { \
        PORTOLAN_NEEDS_CLUSTER(); \
        if (qEnvironmentVariableIsEmpty("LAB")) \
            QSKIP("LAB names no lab whose packets can be followed"); \
    } while (false)

/// Skips without the kubeconfig of another user, which only some clusters bring, beside KUBECONFIG.
#define PORTOLAN_NEEDS_KUBECONFIG(path) \
    do { \
        if (!QFile::exists(path)) \
            QSKIP(qPrintable(QStringLiteral("the cluster brings no kubeconfig %1").arg(path))); \
    } while (false)
