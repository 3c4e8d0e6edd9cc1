#include <QTest>

#include "models/client/accessreview.h"

using namespace portolan;

class ClientAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rulesAllowWhatTheyName_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("resource");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *verb, const char *group, const char *resource, bool allowed) {
            QTest::addRow("%s %s.%s", verb, resource, group) << QString::fromLatin1(verb) << QString::fromLatin1(group) << QString::fromLatin1(resource) << allowed;
        };
        row("list", "", "pods", true);
        row("watch", "", "pods", true);
        row("delete", "", "pods", false);
        row("list", "apps", "pods", false);
        row("list", "", "secrets", false);  // one by name only: that is no list
        row("get", "batch", "jobs", true);  // any resource of the group
        row("list", "example.com", "widgets", true);
        row("list", "example.com", "gadgets", false);
        row("list", "", "pods/log", false);
    }
    void rulesAllowWhatTheyName()
    {
        QFETCH(QString, verb);
        QFETCH(QString, group);
        QFETCH(QString, resource);
        AccessRules rules;
        rules.rules = {{{"list", "watch"}, {""}, {"pods", "services"}, {}},
                       {{"get", "list"}, {""}, {"secrets"}, {"mine"}},
                       {{"*"}, {"batch"}, {"*"}, {}},
                       {{"list"}, {"*"}, {"widgets"}, {}}};
        QTEST(rules.allows(verb.toStdString(), group.toStdString(), resource.toStdString()), "allowed");
    }
    void nothingIsAllowedByNoRules()
    {
        QVERIFY(!AccessRules().allows("list", "", "pods"));
    }
};

QTEST_GUILESS_MAIN(ClientAccess)
#include "client_access.moc"
