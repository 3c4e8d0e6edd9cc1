// A cluster in which every text is hostile, in the window: nothing is markup, and nothing hides or turns what stands beside it.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QGraphicsView>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QTabBar>

#include "models/objects/cluster.h"
#include "models/yaml/yamlreader.h"
#include "tests/kubectl.h"
#include "tests/support/demowindow.h"
#include "tests/support/hostile.h"
#include "views/details/detailspane.h"
#include "views/diagram/diagramscene.h"

using namespace portolan;
using namespace portolan::test;

namespace {

/// Looks through everything a widget shows; the first fault is kept.
class Inspector
{
public:
    void look(const QWidget &widget)
    {
        tip(widget.toolTip(), &widget);
        for (const QWidget *child : widget.findChildren<QWidget *>())
            tip(child->toolTip(), child);
        for (const QLabel *label : widget.findChildren<QLabel *>())
            formatted(*label);
        for (const QTextBrowser *browser : widget.findChildren<QTextBrowser *>())
            text(browser->toPlainText(), browser);
        for (const QPlainTextEdit *edit : widget.findChildren<QPlainTextEdit *>())
            text(edit->toPlainText(), edit);
        for (const QAbstractButton *button : widget.findChildren<QAbstractButton *>())
            text(button->text(), button);
        for (const QTabBar *tabs : widget.findChildren<QTabBar *>())
            for (int i = 0; i < tabs->count(); ++i)
                text(tabs->tabText(i), tabs);
        for (const QAbstractItemView *view : widget.findChildren<QAbstractItemView *>())
            if (const QAbstractItemModel *model = view->model())
                items(*model, {}, view, 0);
        for (const QGraphicsView *view : widget.findChildren<QGraphicsView *>())
            if (const auto *scene = qobject_cast<const DiagramScene *>(view->scene()); scene && scene->picture()) {
                for (std::size_t node = 0; node < scene->picture()->graph.nodes.size(); ++node)
                    tip(scene->nodeTip(int(node)), view);
                for (std::size_t edge = 0; edge < scene->picture()->graph.edges.size(); ++edge)
                    tip(scene->edgeTip(int(edge)), view);
            }
    }
    [[nodiscard]] QString fault() const { return m_fault; }
    [[nodiscard]] int poisoned() const { return m_poisoned; } ///< texts that held the poison, made visible

private:
    void keep(const QString &what, const QString &text, const QObject *where)
    {
        if (m_fault.isEmpty())
            m_fault = QStringLiteral("%1 in %2 %3: %4").arg(what, QString::fromLatin1(where->metaObject()->className()), where->objectName(), text.left(300));
    }
    void text(const QString &text, const QObject *where)
    {
        QString plain = text; // Qt's own: lines and paragraphs of documents
        plain.replace(QChar::ParagraphSeparator, QLatin1Char('\n')).replace(QChar::LineSeparator, QLatin1Char('\n')).remove(QChar::ObjectReplacementCharacter);
        m_poisoned += plain.contains(QStringLiteral("^[[31m")) ? 1 : 0;
        const std::string unsafe = unsafeIn(plain.toStdString());
        if (!unsafe.empty())
            keep(QString::fromStdString(unsafe), plain, where);
    }
    void markup(const QString &rich, const QObject *where)
    {
        if (rich.contains(QStringLiteral("<blink")))
            keep(QStringLiteral("markup"), rich, where);
    }
    void tip(const QString &tip, const QObject *where)
    {
        text(tip, where);
        if (Qt::mightBeRichText(tip))
            markup(tip, where);
    }
    void formatted(const QLabel &label)
    {
        text(label.text(), &label);
        if (label.textFormat() == Qt::RichText || (label.textFormat() == Qt::AutoText && Qt::mightBeRichText(label.text())))
            markup(label.text(), &label);
    }
    void items(const QAbstractItemModel &model, const QModelIndex &parent, const QObject *where, int depth)
    {
        for (int column = 0; column < model.columnCount(parent) && depth == 0; ++column) {
            text(model.headerData(column, Qt::Horizontal).toString(), where);
            tip(model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(), where);
        }
        for (int row = 0; row < std::min(model.rowCount(parent), 40) && depth < 6; ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                text(index.data().toString(), where);
                tip(index.data(Qt::ToolTipRole).toString(), where);
            }
            items(model, model.index(row, 0, parent), where, depth + 1);
        }
    }
    QString m_fault;
    int m_poisoned = 0;
};

} // namespace

class HostileTest final : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private Q_SLOTS:
    void initTestCase()
    {
        useTestSettings();
        const Ran made = runProgram(QStringLiteral(PORTOLAN_BINARY), {QStringLiteral("snapshot"), QStringLiteral("-o"), QStringLiteral("-"), QStringLiteral("--demo"), QStringLiteral("--now"), QStringLiteral("2026-01-15T12:00:00Z")});
        Json items = Json::array();
        for (const auto &document : readYamlDocuments(std::string_view(made.out.constData(), std::size_t(made.out.size())), "snapshot"))
            if (document) {
                Json item = document->value;
                poisonTexts(item);
                items.push(std::move(item));
            }
        QVERIFY(items.size() > 100);
        QFile file(m_dir.filePath(QStringLiteral("hostile.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(toJsonText(Json::object({{"apiVersion", "v1"}, {"kind", "List"}, {"items", items}}))));
    }

    void everyPageShowsTextsAsTheyAre()
    {
        WindowOptions options;
        options.inputs = {m_dir.filePath(QStringLiteral("hostile.json")).toStdString()};
        DemoWindow app(std::move(options));
        QTRY_VERIFY(app.window.session() && app.window.session()->state().phase == ConnectionState::Phase::Snapshot);
        ObjectStore &store = app.window.session()->store();
        QVERIFY(store.count(Kind::Pod) > 10);
        for (const PageInfo &page : pageCatalog()) {
            Inspector inspector;
            app.window.go({page.id});
            QTest::qWait(120);
            inspector.look(app.window);
            QVERIFY2(inspector.fault().isEmpty(), qPrintable(page.id + QStringLiteral(": ") + inspector.fault()));
        }
        int poisoned = 0;
        for (const Kind kind : {Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::Service, Kind::Deployment, Kind::Ingress, Kind::NetworkPolicy, Kind::Node, Kind::Secret}) {
            const auto objects = store.sortedObjects(kind);
            QVERIFY(!objects.empty());
            app.window.go(Target::of(keyOf(*objects.front())));
            for (int tab = 0; tab <= int(DetailsPane::BindingTab); ++tab) {
                app.window.details()->setTab(static_cast<DetailsPane::Tab>(tab));
                QTest::qWait(80);
                Inspector inspector;
                inspector.look(app.window);
                QVERIFY2(inspector.fault().isEmpty(), qPrintable(QString::number(tab) + QStringLiteral(": ") + inspector.fault()));
                poisoned += inspector.poisoned();
            }
        }
        QVERIFY(poisoned > 200);
    }
};

QTEST_MAIN(HostileTest)
#include "gui_hostile.moc"
