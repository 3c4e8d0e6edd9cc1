#include "app/commands/snapshotcommand.h"

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/help.h"
#include "app/commands/snapshotcollector.h"
#include "models/core/outputfile.h"
#include "models/session/session.h"
#include "models/snapshot/filecoverage.h"
#include "models/snapshot/redactor.h"
#include "models/snapshot/snapshotheader.h"
#include "models/yaml/yamlwriter.h"

namespace portolan {

namespace {

/// YAML documents, one an object, so that neither writing nor reading needs the whole at once. The first error is kept.
class SnapshotFile
{
public:
    explicit SnapshotFile(const std::string &name) : m_file(name), m_state(m_file.open()) {}
    void write(const Json &object) { write("---\n" + toYaml(object)); }
    void write(const std::string &text)
    {
        if (m_state)
            m_state = m_file.write(text);
    }
    [[nodiscard]] const Result<void> &state() const { return m_state; }
    [[nodiscard]] Result<void> close() { return m_state ? m_file.commit() : m_state; }

private:
    OutputFile m_file;
    Result<void> m_state;
};

/// Names are hidden in every object before the first is written: any of them may speak of any other.
void writeRedacted(SnapshotFile &file, const std::vector<Json> &objects, const Json &record)
{
    Redactor redactor(objects);
    for (const Json &object : objects)
        file.write(redactor.redacted(object));
    Json redacted = redactor.redacted(record); // it names namespaces
    redacted.set("metadata", record["metadata"]);
    file.write(redacted);
}

/// "v1.20.2": the server's, or the one that files tell of.
std::string versionOf(CommandSource &source)
{
    if (!source.isLive())
        return source.session().state().serverVersion;
    const Result<Json> version = source.source()->version();
    return version ? (*version)["gitVersion"].str() : std::string();
}

int writeSnapshot(CommandSource &source, const std::string &output, bool redact)
{
    SnapshotFile file(output);
    if (!file.state())
        return report(file.state().error());
    file.write(snapshotHeader(versionOf(source)));
    SnapshotCollector collector(source);
    std::vector<Json> all; // only to be redacted
    const Result<void> collected = collector.collect([&](Json object) {
        if (redact)
            all.push_back(std::move(object));
        else
            file.write(object);
    });
    if (!collected)
        return report(collected.error());
    const Json record = coverageRecord(collector.coverage(), collector.numbers());
    if (redact)
        writeRedacted(file, all, record);
    else
        file.write(record);
    if (const Result<void> closed = file.close(); !closed)
        return report(closed.error());
    for (const std::string &note : collector.notes())
        complain(note);
    return source.exitCode(ExitDone);
}

} // namespace

int runSnapshotCommand(const std::vector<std::string> &arguments)
{
    SourceOptions options;
    std::string output;
    bool redact = false;
    OptionReader reader(arguments);
    while (reader.next()) {
        if (reader.is("--output", "-o"))
            output = reader.value();
        else if (reader.is("--redact"))
            redact = reader.flag();
        else if (!options.take(reader))
            reader.refuse();
    }
    if (!reader.failed() && output.empty())
        reader.fail("say where to write it: -o FILE.yaml");
    if (reader.failed())
        return reader.usage(helpOf("snapshot").usage);
    const auto source = CommandSource::open(options);
    if (!source)
        return report(source.error());
    return writeSnapshot(**source, output, redact);
}

} // namespace portolan
