// What the window never shows, on no page and in no log: values of Secrets.
#include <QAbstractItemView>
#include <QLoggingCategory>
#include <QMutex>
#include <QPlainTextEdit>
#include <QTest>

#include "models/objects/cluster.h"
#include "tests/support/demowindow.h"
#include "tests/support/secretvalues.h"
#include "views/details/detailspane.h"

using namespace portolan;
using namespace portolan::test;

namespace {

QMutex loggedMutex; ///< every thread tells messages
QByteArray logged;

void keepMessage(QtMsgType, const QMessageLogContext &, const QString &text)
{
    const QMutexLocker lock(&loggedMutex);
    logged += text.toUtf8() + '\n';
}

void appendItems(const QAbstractItemModel &model, const QModelIndex &parent, QByteArray &out)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column)
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::EditRole, Qt::AccessibleTextRole})
                out += model.index(row, column, parent).data(role).toString().toUtf8() + '\n';
        appendItems(model, model.index(row, 0, parent), out);
    }
}

/// All that can be read in a widget, shown or not.
QByteArray everythingIn(const QWidget &widget)
{
    QByteArray out = allText(&widget).toUtf8();
    for (const QWidget *child : widget.findChildren<QWidget *>())
        out += child->toolTip().toUtf8() + child->accessibleName().toUtf8() + child->accessibleDescription().toUtf8() + '\n';
    for (const QLabel *label : widget.findChildren<QLabel *>())
        out += label->text().toUtf8() + '\n';
    for (const QPlainTextEdit *edit : widget.findChildren<QPlainTextEdit *>())
        out += edit->toPlainText().toUtf8() + '\n';
    for (const QTextBrowser *browser : widget.findChildren<QTextBrowser *>())
        out += browser->toHtml().toUtf8() + '\n';
    for (const QAbstractItemView *view : widget.findChildren<QAbstractItemView *>())
        if (view->model())
            appendItems(*view->model(), {}, out);
    return out;
}

} // namespace

class SecretsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void valuesAppearNowhere()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("*=true\nqt.text.*=false\nqt.widgets.*=false\nqt.qpa.*=false"));
        const QtMessageHandler before = qInstallMessageHandler(keepMessage);
        DemoWindow app;
        QVERIFY(app.live());
        const QByteArrayList secrets = secretValues(app.opener.demoServer("default")->port());
        QVERIFY(secrets.size() > 8);
        QByteArray seen;
        for (const PageInfo &page : pageCatalog()) {
            app.window.go({page.id});
            QTest::qWait(50);
            seen += everythingIn(app.window);
        }
        app.window.go({QStringLiteral("secrets")});
        QTRY_VERIFY(app.window.session()->store().count(Kind::Secret) > 2);
        DetailsPane *details = app.window.details();
        for (const ObjectPtr &secret : app.window.session()->store().sortedObjects(Kind::Secret)) {
            app.window.go(Target::of(keyOf(*secret)));
            details->setTab(DetailsPane::YamlTab);
            QTRY_VERIFY(details->text().contains(QStringLiteral("kind: Secret")) && details->text().contains(QString::fromStdString(secret->meta.name)));
            QVERIFY(details->text().contains(QStringLiteral(": <hidden>")));
            seen += details->text().toUtf8() + everythingIn(app.window);
            details->setTab(DetailsPane::DescribeTab);
            QTRY_VERIFY(details->text().contains(QStringLiteral("Type:")) && details->text().contains(QString::fromStdString(secret->meta.name)));
            seen += details->text().toUtf8() + everythingIn(app.window);
        }
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules(QString());
        QVERIFY(seen.size() > 50'000);
        QVERIFY2(seen.contains("db-credentials"), "the Secret itself is listed");
        QCOMPARE(firstFound(secrets, seen), QByteArray());
        const QMutexLocker lock(&loggedMutex);
        QCOMPARE(firstFound(secrets, logged), QByteArray());
    }
};

QTEST_MAIN(SecretsTest)
#include "gui_secrets.moc"
