#include <QTest>

#include "models/objects/masksecret.h"

using namespace portolan;

class MaskSecretTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valuesGoAndKeysStay()
    {
        Json annotations = Json::object({{"kubectl.kubernetes.io/last-applied-configuration", "{\"data\":{\"a\":\"aHVudGVyMg==\"}}"}, {"team", "blue"}});
        Json secret = Json::object({{"kind", "Secret"},
                                    {"metadata", Json::object({{"name", "s"}, {"annotations", annotations}})},
                                    {"data", Json::object({{"a", "aHVudGVyMg=="}, {"b", "aHVudGVyMg=="}})},
                                    {"stringData", Json::object({{"c", "hunter2"}})},
                                    {"type", "Opaque"}});
        maskSecret(secret);
        const std::string text = toJsonText(secret);
        QVERIFY(text.find("aHVudGVyMg==") == std::string::npos);
        QVERIFY(text.find("hunter2") == std::string::npos);
        QCOMPARE(secret["data"].size(), std::size_t(2));
        QCOMPARE(secret["data"]["b"].str(), std::string(maskedValue));
        QCOMPARE(secret["metadata"]["annotations"]["team"].str(), std::string("blue"));
        QCOMPARE(secret["type"].str(), std::string("Opaque"));
    }
    void secretsInListsAreMasked()
    {
        Json list = Json::object({{"kind", "List"}, {"items", Json(Json::Array{Json::object({{"kind", "Secret"}, {"data", Json::object({{"a", "x1"}})}})})}});
        maskSecret(list);
        QCOMPARE(list["items"][0]["data"]["a"].str(), std::string(maskedValue));
    }
    void otherKindsStayAsTheyAre()
    {
        Json map = Json::object({{"kind", "ConfigMap"}, {"data", Json::object({{"a", "plain"}})}});
        const Json before = map;
        maskSecret(map);
        QVERIFY(map == before);
    }
};

QTEST_APPLESS_MAIN(MaskSecretTest)
#include "objects_masksecret.moc"
