#include "tests/support/bindingcluster.h"

using namespace portolan;

/// What is told of a claim whose volume grows or gets other attributes.
class StorageClaimChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsUnderWayWithABoundClaimIsNotNothing_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("says");
        const auto add = [](const char *what, const char *says) { QTest::newRow(what) << QString::fromUtf8(what) << QString::fromUtf8(says); };
        add("growing", "9Gi are allocated for the growth, which stands at NodeResizePending");
        add("grown but for the file system", "its file system follows on the node");
        add("too large", "cannot make the volume as large as 9Gi");
        add("attributes running", "Wait until the volume has the attributes of class \\\"gold\\\"");
        add("attributes refused", "The driver refuses the attributes of class \\\"gold\\\"");
        add("attributes waiting", "see whether that class exists");
        add("attributes told by the spec alone", "has those of \\\"silver\\\"");
    }
    void whatIsUnderWayWithABoundClaimIsNotNothing()
    {
        QFETCH(QString, what);
        QFETCH(QString, says);
        BindingCluster k;
        k.storageClass("manual", "example.com/p")->allowVolumeExpansion = true;
        k.reserve(*k.volume("v", "5Gi"), "c");
        auto c = k.claim(what.startsWith(QStringLiteral("attributes")) ? "5Gi" : "9Gi");
        k.annotate(*c, "pv.kubernetes.io/bind-completed", "yes");
        c->volumeName = k.text("v");
        c->phase = k.text("Bound");
        c->capacity = k.text("5Gi");
        if (what == QStringLiteral("growing") || what == QStringLiteral("grown but for the file system") || what == QStringLiteral("too large")) {
            c->allocated = k.text("9Gi");
            c->resizeStatus = k.text(what == QStringLiteral("too large") ? "ControllerResizeInfeasible" : "NodeResizePending");
        } else {
            c->volumeAttributesClassName = k.text("gold");
            c->currentAttributesClass = k.text("silver");
        }
        if (what == QStringLiteral("attributes running") || what == QStringLiteral("attributes refused") || what == QStringLiteral("attributes waiting")) {
            c->targetAttributesClass = k.text("gold");
            c->modifyStatus = k.text(what.endsWith(QStringLiteral("running")) ? "InProgress" : what.endsWith(QStringLiteral("refused")) ? "Infeasible" : "Pending");
        }
        const Json answer = k.explain();
        CHOOSES(answer, "Bound", "v");
        const QString said = line(answer["notes"]) + line(answer["advice"]);
        QVERIFY2(said.contains(says), qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("Nothing to do")), qPrintable(said));
    }
    void anAttributesClassIsNamedWhileAVolumeIsAwaited()
    {
        BindingCluster k;
        k.storageClass("manual", "example.com/p");
        k.claim()->volumeAttributesClassName = k.text("gold");
        QVERIFY(line(k.explain()["notes"]).contains(QStringLiteral("VolumeAttributesClass \\\"gold\\\"")));
    }
};

QTEST_GUILESS_MAIN(StorageClaimChanges)
#include "storage_claimchanges.moc"
