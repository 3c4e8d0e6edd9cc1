// What one key stroke in "Go to anything" costs among 150,000 pods, for the letters of a name one after the other.
#include <cstdio>

#include <QGuiApplication>

#include "tests/bench/budget.h"
#include "tests/bench/manypods.h"
#include "views/window/gotosearch.h"

using namespace portolan;
using namespace portolan::bench;

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv); // icons want one
    constexpr int count = 150'000;
    StringPool pool;
    ManyPods maker(pool);
    std::vector<ObjectPtr> pods;
    for (int i = 0; i < count; ++i)
        pods.push_back(maker.pod(i));
    const double before = threadMs();
    const NameIndex names{{Kind::Pod, std::make_shared<const KindNames>(Kind::Pod, pods)}};
    std::printf("put in order in %.1f ms, on a thread of its own\n", threadMs() - before);
    double longest = 0;
    const QString name = QStringLiteral("service-149");
    for (int letters = 1; letters <= name.size(); ++letters) {
        const double begin = threadMs();
        const auto found = goToSearch(names, name.left(letters));
        const double took = threadMs() - begin;
        longest = std::max(longest, took);
        std::printf("%-12s %2zu found  %6.1f ms\n", name.left(letters).toUtf8().constData(), found.size(), took);
    }
    printFigure("longest key stroke among 150,000 pods", longest, "ms", 30);
    return 0;
}
