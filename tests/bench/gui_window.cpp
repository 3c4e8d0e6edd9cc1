// A whole window on a server in a process of its own, which holds so many pods and all that goes with them (clusterserver.h): memory,
// processor time and the longest turn of the event loop while it loads, while a person does what persons do, on every page, under
// 500 changes a second on each of them, when a tenth of the pods goes and when they are left.
// Usage: bench_gui_window [PODS [NODES [SECONDS under change on a page [PAGE...]]]]; without numbers: 20,000 on 1,000 nodes, and 150,000
// on 5,000; with pages: these alone, and nothing else.

#include <csignal>
#include <cstdlib>
#include <utility>

#include <sys/prctl.h>
#include <unistd.h>

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTreeView>

#include "app/windowopener.h"
#include "tests/bench/clusterserver.h"
#include "tests/bench/loopmeter.h"
#include "tests/bench/processcost.h"
#include "views/kit/picklist.h"
#include "views/kit/settings.h"
#include "views/window/mainwindow.h"
#include "views/window/navigator.h"
#include "views/window/pagecatalog.h"
#include "views/window/pagestack.h"

using namespace portolan;
using namespace portolan::bench;

namespace {

/// The child that serves: tells where.
int serve(int pods, int nodes)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const ClusterServer server(pods, nodes);
    std::printf("%s\n", server.url().c_str());
    std::fflush(stdout);
    while (true)
        pause();
}

struct Budgets {
    double allRowsMs, processorMs, residentMb, afterPagesMb;
};

class WindowBench
{
public:
    WindowBench(int pods, int nodes, const Budgets &budgets) : m_words(std::to_string(pods) + " pods: "), m_budgets(budgets), m_pods(static_cast<std::size_t>(pods))
    {
        m_server.start(QCoreApplication::applicationFilePath(), {QStringLiteral("serve"), QString::number(pods), QString::number(nodes)});
        if (!m_server.waitForReadyRead(300'000))
            std::exit(1);
        m_url = m_server.readLine().trimmed().toStdString();
    }
    ~WindowBench()
    {
        m_server.kill();
        m_server.waitForFinished();
    }

    void run(int churnSeconds, const QStringList &pages)
    {
        WindowOptions options;
        options.connection.server = m_url;
        options.language = "en";
        ConfigEnvironment environment;
        environment.homeDirectory = "/nonexistent";
        Theme theme;
        theme.applyTo(*qApp);
        Settings settings;
        WindowOpener opener(std::move(options), environment);
        MainWindow window(theme, settings, opener);
        m_window = &window;
        window.resize(1440, 900);
        window.show();
        runFor(500);
        load(opener);
        if (!pages.isEmpty()) {
            visit(pages);
            return change(churnSeconds, pages);
        }
        sortAndNarrow();
        findAnything();
        QStringList all;
        for (const PageInfo &page : pageCatalog())
            all << page.id;
        visit(all);
        change(churnSeconds, {QStringLiteral("pods"), QStringLiteral("overview"), QStringLiteral("storage"), QStringLiteral("map"), QStringLiteral("path"), QStringLiteral("matrix"), QStringLiteral("anatomy"), QStringLiteral("tree"),
                              QStringLiteral("containers"), QStringLiteral("volumes"), QStringLiteral("persistentvolumeclaims"), QStringLiteral("hygiene"), QStringLiteral("nodes"), QStringLiteral("namespaces"), QStringLiteral("services")});
        removeAndLeave();
        QElapsedTimer clock;
        clock.start();
        const double used = threadMs();
        window.openChoice("demo:default"); // closes this one
        printFigure((m_words + "session closed").c_str(), threadMs() - used, "ms", 16);
        std::printf("    after %lld ms\n", static_cast<long long>(clock.elapsed()));
    }

private:
    void load(WindowOpener &opener)
    {
        forgetPeak();
        const double used = processMs();
        QElapsedTimer clock;
        clock.start();
        LoopMeter meter;
        m_window->openChoice(opener.initial());
        const Session *session = m_window->session();
        const bool good = runUntil([session] { return session->kindState(Kind::Pod).phase == KindState::Phase::Synced; }, 120'000);
        const double took = double(clock.elapsed()), processor = processMs() - used;
        std::printf("%s%s, %zu rows\n", m_words.c_str(), good ? "loaded" : "NOT LOADED", m_window->session()->store().count(Kind::Pod));
        printFigure((m_words + "all rows").c_str(), took, "ms", m_budgets.allRowsMs);
        printFigure((m_words + "processor").c_str(), processor, "ms", m_budgets.processorMs);
        meter.print(m_words + "loading");
        runFor(3000);
        const double resident = statusMb("VmRSS:"), peak = statusMb("VmHWM:");
        printFigure((m_words + "resident").c_str(), resident, "MB", m_budgets.residentMb);
        printFigure((m_words + "peak, in resident's").c_str(), peak / resident, "", 1.15);
    }

    void sortAndNarrow()
    {
        auto *view = m_window->pages()->page()->findChild<QTreeView *>();
        for (const int column : {1, 4, 0}) {
            LoopMeter meter;
            view->sortByColumn(column, Qt::DescendingOrder);
            runFor(2500);
            meter.print(m_words + "sorted by column " + std::to_string(column));
        }
        for (const char *ns : {"team-1", ""}) {
            LoopMeter meter;
            m_window->navigator()->setNamespace(ns);
            runFor(2500);
            meter.print(m_words + (*ns ? "namespace chosen" : "all namespaces again"));
        }
    }

    void findAnything()
    {
        m_window->openPalette();
        QLineEdit *edit = m_window->findChild<PickList *>(QString(), Qt::FindDirectChildrenOnly)->edit();
        edit->setText(QStringLiteral("s"));
        runFor(8000); // until the other kinds are there, and their names in order
        LoopMeter meter;
        const QString name = QStringLiteral("service-149");
        for (int letters = 1; letters <= name.size(); ++letters) {
            edit->setText(name.left(letters));
            runFor(200);
        }
        meter.print(m_words + "key strokes in find-anything");
        m_window->findChild<PickList *>(QString(), Qt::FindDirectChildrenOnly)->hide();
        runFor(500);
    }

    /// Charts begin with a namespace: one that has something in it.
    void show(const QString &page)
    {
        const bool chart = page == QStringLiteral("storage") || page == QStringLiteral("map") || page == QStringLiteral("matrix");
        m_window->navigator()->setNamespace(chart ? "team-1" : "");
        m_window->go({page});
    }

    void visit(const QStringList &pages)
    {
        for (const QString &page : pages) {
            LoopMeter meter;
            show(page);
            runFor(m_pods > 50'000 ? 6000 : 3000);
            meter.print(m_words + "page " + page.toStdString());
        }
        printFigure((m_words + "resident after every page").c_str(), statusMb("VmRSS:"), "MB", m_budgets.afterPagesMb);
        std::printf("    peak so far %.0f MB", statusMb("VmHWM:"));
        const double before = processMs();
        malloc_trim(0);
        std::printf(", resident when the allocator gives back what it can %.0f MB, which takes %.0f ms\n", statusMb("VmRSS:"), processMs() - before);
    }

    void change(int seconds, const QStringList &pages)
    {
        ask("churn?rate=500");
        for (const QString &page : pages) {
            show(page);
            runFor(3000); // what opening it costs was measured
            const double used = processMs();
            LoopMeter meter;
            runFor(seconds * 1000);
            const double processor = (processMs() - used) / seconds / 10;
            meter.print(m_words + "500 changes a second on " + page.toStdString());
            std::printf("    %.0f %% of a processor\n", processor);
        }
        ask("churn?rate=0");
    }

    void removeAndLeave()
    {
        Session *session = m_window->session();
        m_window->go({QStringLiteral("pods")});
        runFor(2000);
        {
            LoopMeter meter;
            ask("remove?each=10");
            runFor(4000);
            meter.print(m_words + "a tenth removed");
        }
        m_window->go({QStringLiteral("storageclasses")});
        LoopMeter meter;
        runFor(50'000); // it lingers for half a minute
        meter.print(m_words + "pods left");
        std::printf("    %zu pods still held, resident %.0f MB\n", session->store().count(Kind::Pod), statusMb("VmRSS:"));
    }

    void ask(const char *what)
    {
        QProcess curl;
        curl.start(QStringLiteral("curl"), {QStringLiteral("-s"), QString::fromStdString(m_url + "/bench/" + what)});
        (void)runUntil([&curl] { return curl.state() == QProcess::NotRunning; }, 60'000);
    }

    const std::string m_words;
    const Budgets m_budgets;
    const std::size_t m_pods;
    QProcess m_server;
    std::string m_url;
    MainWindow *m_window = nullptr;
};

} // namespace

int main(int argc, char **argv)
{
    if (argc > 3 && std::string_view(argv[1]) == "serve")
        return serve(std::atoi(argv[2]), std::atoi(argv[3]));
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir settings;
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("portolan-bench"));
    QCoreApplication::setApplicationName(QStringLiteral("portolan-bench"));
    const Budgets few{1500, 1200, 110, 600}, many{35'000, 6000, 450, 600};
    const int pods = argc > 1 ? std::atoi(argv[1]) : 0, nodes = argc > 2 ? std::atoi(argv[2]) : 5000, seconds = argc > 3 ? std::atoi(argv[3]) : 5;
    if (pods > 0) {
        WindowBench(pods, nodes, pods > 50'000 ? many : few).run(seconds, application.arguments().mid(4));
        return 0;
    }
    WindowBench(20'000, 1000, few).run(seconds, {});
    WindowBench(150'000, 5000, many).run(seconds, {});
    return 0;
}
