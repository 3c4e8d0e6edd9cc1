#include <random>

#include <QTest>

#include "models/decode/decoder.h"
#include "models/decode/framesplitter.h"
#include "models/decode/jsonparser.h"
#include "models/decode/listsplitter.h"
#include "models/snapshot/snapshot.h"
#include "models/yaml/yamlreader.h"
#include "models/yaml/yamlwriter.h"
#include "tests/support/seeds.h"

using namespace portolan;

/// Damaged bytes are refused or read, never crash, never hang.
class SnapshotMutations : public QObject
{
    Q_OBJECT

    std::mt19937 m_random;

    static const std::vector<std::string> &seeds()
    {
        static const std::vector<std::string> texts = {
            "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p\",\"namespace\":\"n\",\"labels\":{\"a\":\"b\\u00e9\"},\"ownerReferences\":[{\"name\":\"o\",\"controller\":true}]},\"spec\":{\"containers\":[{\"name\":\"c\",\"ports\":[{\"containerPort\":80}],\"env\":[{\"name\":\"A\",\"valueFrom\":{\"secretKeyRef\":{\"name\":\"s\",\"key\":\"k\"}}}]}],\"volumes\":[{\"name\":\"v\",\"projected\":{\"sources\":[{\"secret\":{\"name\":\"x\",\"items\":[{\"key\":\"k\",\"path\":\"p\"}]}}]}}]},\"status\":{\"containerStatuses\":[{\"name\":\"c\",\"state\":{\"running\":{}},\"restartCount\":3}]}}",
            "{\"kind\":\"NetworkPolicy\",\"apiVersion\":\"networking.k8s.io/v1\",\"metadata\":{\"name\":\"p\"},\"spec\":{\"podSelector\":{\"matchExpressions\":[{\"key\":\"a\",\"operator\":\"In\",\"values\":[\"x\"]}]},\"ingress\":[{\"from\":[{\"ipBlock\":{\"cidr\":\"10.0.0.0/8\",\"except\":[\"10.1.0.0/16\"]}}],\"ports\":[{\"port\":80},{\"port\":\"http\"}]}]}}",
            "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[{\"metadata\":{\"name\":\"a\"}},{\"metadata\":{\"name\":\"b\\\\\\\"\"}}]}",
            "{\"type\":\"ADDED\",\"object\":{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"s\"},\"data\":{\"k\":\"djE=\"}}}{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"2\"}}}",
            "apiVersion: v1\nkind: Pod\nmetadata: &m\n  name: p\n  labels: {a: 'b', c: \"d\\u00e9\"}\nspec:\n  x: |-\n    text\n  y: *m\n  <<: *m\n---\n- 0644\n- yes\n",
        };
        return texts;
    }
    std::string mutated()
    {
        static constexpr char marks[] = "{}[]\":,\\ \n-&*'|0ez\xff\xc3";
        std::string text = seeds()[m_random() % seeds().size()];
        for (unsigned n = 1 + m_random() % 4; n > 0 && !text.empty(); --n) {
            const std::size_t at = m_random() % text.size(), length = 1 + m_random() % 20;
            switch (m_random() % 5) {
            case 0: text[at] = marks[m_random() % (sizeof marks - 1)]; break;
            case 1: text.erase(at, length); break;
            case 2: text.insert(at, text.substr(m_random() % text.size(), length)); break;
            case 3: text[at] = static_cast<char>(m_random()); break;
            default: text.resize(at); break;
            }
        }
        return text;
    }
    /// NEL, LS and PS: line breaks to go-yaml, which writes them so that only it reads them back; and controls it refuses.
    static bool hasUnusualBreak(const Json &value)
    {
        const std::string text = toJsonText(value);
        for (const char *mark : {"\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9", "\x7f"})
            if (text.find(mark) != std::string::npos)
                return true;
        return false;
    }
    template<class F>
    void forManyTexts(F &&round)
    {
        test::forSeeds([&](unsigned seed) {
            m_random.seed(seed);
            for (int i = 0; i < 2000 && !QTest::currentTestFailed(); ++i)
                round(mutated());
        });
    }

private Q_SLOTS:
    void decoding()
    {
        StringPool pool;
        ObjectDecoder decoder(pool);
        forManyTexts([&](const std::string &text) {
            const auto object = decoder.decode(text);
            QVERIFY(object ? *object != nullptr : object.error().kind == ErrorKind::Parse && !object.error().context.empty());
            const auto json = parseJson(text);
            QVERIFY(json || !json.error().context.empty());
        });
    }
    void splitting()
    {
        forManyTexts([&](const std::string &text) {
            std::vector<std::string> whole, cut;
            const auto run = [&](std::vector<std::string> &out, bool pieces) {
                ListSplitter list([&](std::string_view item) { out.emplace_back(item); });
                FrameSplitter frames([&](std::string_view frame) {
                    out.emplace_back(frame);
                    (void)decodeWatchEvent(frame);
                });
                for (std::size_t at = 0; at < text.size();) {
                    const std::size_t length = pieces ? 1 + m_random() % 90 : text.size();
                    list.feed(std::string_view(text).substr(at, length));
                    frames.feed(std::string_view(text).substr(at, length));
                    at += length;
                }
                out.push_back(list.finish() ? "good" : "bad");
            };
            run(whole, false);
            run(cut, true);
            std::sort(whole.begin(), whole.end()); // items and frames come interleaved by the pieces
            std::sort(cut.begin(), cut.end());
            QCOMPARE(whole, cut);
        });
    }
    void reading()
    {
        forManyTexts([&](const std::string &text) {
            for (const auto &document : readYamlDocuments(text, "f"))
                if (document && !hasUnusualBreak(document->value)) {
                    const auto again = readYaml(toYaml(document->value), "again");
                    QVERIFY2(again.has_value(), toYaml(document->value).c_str());
                    QVERIFY2(again->size() == 1, text.c_str());
                    QCOMPARE(toJsonText(again->front().value, {-1, true}), toJsonText(document->value, {-1, true}));
                }
            QVERIFY(readSnapshotText(text, "f").has_value());
        });
    }
};

QTEST_GUILESS_MAIN(SnapshotMutations)
#include "snapshot_mutations.moc"
