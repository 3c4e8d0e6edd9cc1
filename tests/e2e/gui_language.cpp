// The window in another language: nothing that Portolan says is left in English, and what is asked for in Chinese is there.
#include <set>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDirIterator>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTabBar>
#include <QTest>
#include <QTextDocument>
#include <QTranslator>

#include "app/qttexts.h"
#include "models/tables/columns.h"
#include "models/tables/tablehead.h"
#include "tests/support/demowindow.h"
#include "views/details/detailspane.h"
#include "views/diagram/chartview.h"
#include "views/diagram/exportdialog.h"
#include "views/network/matrixpage.h"
#include "views/window/windowactions.h"

using namespace portolan;
using namespace portolan::test;

namespace {

/// Chinese where there is some. Whatever else is asked for comes back in wide letters, so that text which went through no translation
/// can be told from it, and is noted.
class WideTranslator final : public QTranslator
{
public:
    WideTranslator() { m_has = m_chinese.load(QStringLiteral(":/portolan/translations/portolan_zh_CN.qm")); }
    [[nodiscard]] bool hasChinese() const { return m_has; }
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *comment, int n) const override
    {
        const QString known = m_chinese.translate(context, source, comment, n);
        if (!known.isEmpty())
            return known;
        missing.insert(QString::fromLatin1(context) + QStringLiteral(": ") + QString::fromUtf8(source));
        return wide(QString::fromUtf8(source));
    }
    mutable std::set<QString> missing;

private:
    static QString wide(const QString &source)
    {
        static const QRegularExpression kept(QStringLiteral("%L?\\d+|%L?n|<[^>]*>|&"));
        QString out;
        qsizetype at = 0;
        const auto widen = [&out](QStringView part) {
            for (const QChar c : part)
                out += c.unicode() > 0x20 && c.unicode() < 0x7f ? QChar(c.unicode() + 0xfee0) : c;
        };
        for (auto matches = kept.globalMatch(source); matches.hasNext();) {
            const auto match = matches.next();
            widen(QStringView(source).mid(at, match.capturedStart() - at));
            out += match.captured();
            at = match.capturedEnd();
        }
        widen(QStringView(source).mid(at));
        return out;
    }
    QTranslator m_chinese;
    bool m_has = false;
};

/// What an item view shows: heads, and the first rows with their tips and what is spoken of them.
void addItems(QStringList &out, const QAbstractItemModel &model, const QModelIndex &parent, int depth)
{
    for (int column = 0; column < model.columnCount(parent); ++column)
        if (depth == 0)
            out << model.headerData(column, Qt::Horizontal).toString();
    for (int row = 0; row < std::min(model.rowCount(parent), 60); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                out << index.data(role).toString();
        }
        if (depth < 4 && model.hasChildren(model.index(row, 0, parent)))
            addItems(out, model, model.index(row, 0, parent), depth + 1);
    }
}

void addGraph(QStringList &out, const Graph &graph)
{
    const auto add = [&out](const std::string &text) { out << QString::fromStdString(text); };
    for (const std::string *text : {&graph.title, &graph.subtitle, &graph.stepsHeading, &graph.footer, &graph.emptyText})
        add(*text);
    for (const GraphLane &lane : graph.lanes)
        add(lane.heading);
    for (const GraphLegend &legend : graph.legend)
        add(legend.text);
    for (const GraphStep &step : graph.steps)
        add(step.text);
    for (const GraphEdge &edge : graph.edges)
        add(edge.label);
    for (const GraphNode &node : graph.nodes) {
        for (const std::string *text : {&node.label, &node.caption, &node.subtitle, &node.badge.word, &node.spoken})
            add(*text);
        for (const GraphRow &row : node.rows)
            for (const std::string *text : {&row.key, &row.value, &row.detail, &row.tag})
                add(*text);
    }
}

/// Every text of a widget and what is in it, shown or not.
QStringList textsOf(const QWidget &top)
{
    QStringList out;
    QList<const QWidget *> widgets{&top};
    for (const QWidget *child : top.findChildren<QWidget *>())
        widgets << child;
    for (const QWidget *widget : widgets) {
        out << widget->toolTip() << widget->statusTip() << widget->accessibleName() << widget->accessibleDescription();
        if (widget->isWindow())
            out << widget->windowTitle();
        if (auto *label = qobject_cast<const QLabel *>(widget))
            out << label->text();
        else if (auto *button = qobject_cast<const QAbstractButton *>(widget))
            out << button->text();
        else if (auto *line = qobject_cast<const QLineEdit *>(widget))
            out << line->placeholderText();
        else if (auto *text = qobject_cast<const QTextEdit *>(widget))
            out << text->toPlainText().split(QLatin1Char('\n'));
        else if (auto *menu = qobject_cast<const QMenu *>(widget))
            for (const QAction *action : menu->actions())
                out << action->text();
        else if (auto *tabs = qobject_cast<const QTabBar *>(widget))
            for (int i = 0; i < tabs->count(); ++i)
                out << tabs->tabText(i) << tabs->tabToolTip(i);
        else if (auto *box = qobject_cast<const QComboBox *>(widget))
            for (int i = 0; i < box->count(); ++i)
                out << box->itemText(i);
        else if (auto *chart = qobject_cast<const ChartView *>(widget); chart && chart->graph())
            addGraph(out, *chart->graph());
        else if (auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
            addItems(out, *view->model(), {}, 0);
    }
    return out;
}

/// What the demo's cluster itself says, and Kubernetes' words that no language translates.
QString wordsOfTheCluster(Session &session)
{
    QString out;
    QDirIterator files(QStringLiteral(":/portolan/demo"), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            out += QString::fromUtf8(file.readAll());
    }
    for (const ObjectPtr &object : session.store().all(Kind::Event))
        if (const auto *event = objectCast<Event>(object.get()))
            out += QString::fromStdString(event->message) + QLatin1Char('\n');
    for (const KindInfo &info : knownKinds())
        for (const ColumnDef &column : columnsOf(info.kind))
            out += QString::fromUtf8(column.description.data(), qsizetype(column.description.size())) + QLatin1Char('\n');
    return out;
}

/// Two English words in a row that the cluster did not say: words alone may be names.
QStringList englishIn(const QStringList &texts, const QString &cluster)
{
    static const QRegularExpression phrase(QStringLiteral("(?<![-/.:=_A-Za-z0-9])[A-Za-z][a-z']+(?: [a-z][a-z']+)+(?![-/.:=_A-Za-z0-9])"));
    static const QRegularExpression markup(QStringLiteral("<[^>]*>"));
    static const QStringList kept{QStringLiteral("kubectl describe"), QStringLiteral("kubectl get"), QStringLiteral("flannel vxlan"), QStringLiteral("Service web"), // names
                                  QStringLiteral("hostname in"), // a selector as kubectl writes it
                                  QStringLiteral("on port http")}; // of a probe, from the decoder
    QStringList out;
    for (QString text : texts) {
        text.remove(markup);
        for (auto found = phrase.globalMatch(text); found.hasNext();)
            if (const QString words = found.next().captured(); !kept.contains(words) && !cluster.contains(words, Qt::CaseInsensitive) && !out.contains(words))
                out << words;
    }
    return out;
}

} // namespace

class LanguageTest final : public QObject
{
    Q_OBJECT
private:
    /// Every page, every tab of some objects, every dialog.
    QStringList walk(DemoWindow &app);

private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QApplication::removeTranslator(&m_translator); }

    void everyHeadHasAWordOfItsOwn()
    {
        const auto heads = tableHeads();
        for (const KindInfo &info : knownKinds())
            for (const ColumnDef &column : columnsOf(info.kind))
                QVERIFY2(std::find(heads.begin(), heads.end(), column.name) != heads.end(), std::string(column.name).c_str());
    }

    void nothingOfOursIsLeftInEnglish()
    {
        QApplication::installTranslator(&m_translator);
        DemoWindow app;
        QVERIFY(app.live());
        const QStringList texts = walk(app);
        QVERIFY(texts.size() > 2000);
        const QStringList english = englishIn(texts, wordsOfTheCluster(*app.window.session()));
        QVERIFY2(english.isEmpty(), qPrintable(QStringLiteral("not translated:\n  ") + english.join(QStringLiteral("\n  "))));
    }

    void everyTextAskedForIsThereInChinese()
    {
        QVERIFY(m_translator.hasChinese());
        QApplication::installTranslator(&m_translator);
        {
            DemoWindow app;
            QVERIFY(app.live());
            walk(app);
        }
        for (const QtText &one : qtTexts)
            QCoreApplication::translate(one.context, one.text);
        QStringList missing;
        for (const QString &one : m_translator.missing)
            if (const QString context = one.section(QLatin1Char(':'), 0, 0); !context.startsWith(QLatin1Char('Q')) || isOurs(one))
                missing << one;
        const QSet<QString> kubernetes = descriptions();
        missing.removeIf([&kubernetes](const QString &one) { return kubernetes.contains(one); });
        for (const QString &one : missing)
            qWarning("without Chinese: %s", qPrintable(one));
        QCOMPARE(missing.size(), 0);
    }

private:
    /// A text of Qt's that qtTexts promises.
    static bool isOurs(const QString &noted)
    {
        return std::any_of(std::begin(qtTexts), std::end(qtTexts), [&noted](const QtText &one) { return noted == QString::fromLatin1(one.context) + QStringLiteral(": ") + QString::fromLatin1(one.text); });
    }
    /// Kubernetes' own words on its columns.
    static QSet<QString> descriptions()
    {
        QSet<QString> out;
        for (const KindInfo &info : knownKinds())
            for (const ColumnDef &column : columnsOf(info.kind))
                out.insert(QStringLiteral("TableHead: ") + QString::fromUtf8(column.description.data(), qsizetype(column.description.size())));
        const std::string_view ns = namespaceColumn().description;
        out.insert(QStringLiteral("TableHead: ") + QString::fromUtf8(ns.data(), qsizetype(ns.size())));
        return out;
    }

    WideTranslator m_translator;
};

QStringList LanguageTest::walk(DemoWindow &app)
{
    QStringList out;
    for (const PageInfo &info : pageCatalog()) {
        app.window.go({info.id});
        if (app.window.pages()->pageId() != info.id)
            continue;
        QTest::qWait(60);
        out << textsOf(app.window);
    }
    const ObjectKey objects[] = {{Kind::Pod, "default", "task-pv-pod"}, {Kind::PersistentVolumeClaim, "default", "task-pv-claim"}, {Kind::PersistentVolume, {}, "task-pv-volume"},
                                 {Kind::Service, "shop", "web"}, {Kind::Namespace, {}, "shop"}, {Kind::Node, {}, "worker-1"}};
    for (const ObjectKey &key : objects) {
        app.window.go(Target::of(key));
        for (int tab = 0; tab < 6; ++tab) {
            if (tab == DetailsPane::DescribeTab || tab == DetailsPane::YamlTab) // kubectl's words
                continue;
            app.window.details()->setTab(DetailsPane::Tab(tab));
            QTest::qWait(60);
            out << textsOf(app.window);
        }
    }
    for (const Target &target : {Target{QStringLiteral("storage"), objects[0]}, Target{QStringLiteral("anatomy"), objects[0]}, Target{QStringLiteral("map"), objects[4]},
                                 Target::trace(QStringLiteral("default/task-pv-pod"), QStringLiteral("svc:shop/web"), QStringLiteral("80/TCP"))}) {
        app.window.go(target);
        QTest::qWait(500);
        out << textsOf(app.window);
    }
    for (QAction *action : app.window.actions().all())
        out << action->text() << action->statusTip() << action->toolTip();
    for (QAction *action : {app.window.actions().preferences, app.window.actions().shortcuts, app.window.actions().about}) {
        action->trigger();
        for (QDialog *dialog : app.window.findChildren<QDialog *>()) {
            if (action != app.window.actions().about) // licences are English
                out << textsOf(*dialog);
            dialog->reject();
        }
    }
    out << textsOf(ExportDialog(QStringLiteral("x"), {}));
    return out;
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    LanguageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "gui_language.moc"
