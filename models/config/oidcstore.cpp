#include "models/config/oidcstore.h"

#include <fcntl.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include "models/config/readfile.h"
#include "models/core/ownfile.h"
#include "models/decode/jsonparser.h"
#include "models/yaml/yamlreader.h"
#include "models/yaml/yamlwriter.h"

namespace portolan {

namespace {

/// "FILE.lock", made by whoever writes and by nobody twice. Source: client-go tools/clientcmd/loader.go: lockFile.
class LockFile
{
public:
    explicit LockFile(const std::string &file) : m_path(file + ".lock")
    {
        const int made = ::open(m_path.c_str(), O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        m_held = made >= 0;
        if (m_held)
            ::close(made);
    }
    ~LockFile()
    {
        if (m_held)
            ::unlink(m_path.c_str());
    }
    LockFile(const LockFile &) = delete;
    LockFile &operator=(const LockFile &) = delete;
    [[nodiscard]] bool held() const { return m_held; }

private:
    std::string m_path;
    bool m_held = false;
};

std::optional<Json> parsed(const std::string &text, const std::string &file)
{
    if (looksLikeJson(text)) {
        if (Result<Json> json = parseJson(text))
            return std::move(*json);
    }
    Result<std::vector<YamlDocument>> documents = readYaml(text, file);
    if (!documents || documents->size() != 1)
        return std::nullopt; // several documents would not survive
    return std::move(documents->front().value);
}

bool putTokens(Json &document, const std::string &user, const SecretBytes &idToken, const SecretBytes &refreshToken)
{
    for (Json &entry : document.member("users").mutableItems()) {
        if (entry["name"].view() != user || !entry["user"]["auth-provider"]["config"].isObject())
            continue;
        Json &config = entry.member("user").member("auth-provider").member("config");
        config.set("id-token", idToken.reveal());
        config.set("refresh-token", refreshToken.reveal());
        return true;
    }
    return false;
}

} // namespace

std::optional<Error> storeOidcTokens(const std::string &file, const std::string &user, const SecretBytes &idToken, const SecretBytes &refreshToken)
{
    const auto failed = [&file](std::string why) { return Error{ErrorKind::Config, 0, file, std::move(why), false}; };
    // Where a link ends: the link itself stays.
    const QString target = QFileInfo(QString::fromStdString(file)).canonicalFilePath();
    if (!belongsToUs(target.toStdString()))
        return failed("belongs to somebody else: new tokens are not put into it");
    const LockFile lock(file);
    if (!lock.held())
        return failed("cannot be locked for writing new tokens");
    std::string why;
    const auto text = readFile(target.toStdString(), why);
    if (!text)
        return failed(why);
    std::optional<Json> document = parsed(*text, file);
    if (!document || !document->isObject() || !(*document)["users"].isArray() || !putTokens(*document, user, idToken, refreshToken))
        return failed("no longer holds the user whose tokens are new");
    QSaveFile out(target);
    const std::string written = toYaml(*document);
    if (!out.open(QIODevice::WriteOnly))
        return failed(out.errorString().toStdString());
    out.setPermissions(QFile::permissions(target));
    if (out.write(written.data(), qint64(written.size())) != qint64(written.size()) || !out.commit())
        return failed(out.errorString().toStdString());
    return std::nullopt;
}

} // namespace portolan
