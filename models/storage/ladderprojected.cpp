#include "models/storage/ladderbuilder.h"

namespace portolan {

namespace {

/// "greeting → hello.txt", or the key alone where the file is named after it.
std::string itemsText(const ProjectedSource &source)
{
    std::string text;
    for (const auto &[key, target] : source.items)
        text += (text.empty() ? "" : ", ") + (key == target ? key.str() : key.str() + " → " + target.str());
    return text;
}

std::string tokenText(const ProjectedSource &source)
{
    std::string text = source.path.str();
    if (source.expirationSeconds > 0)
        text += ", " + std::to_string(source.expirationSeconds) + 's';
    if (!source.audience.empty())
        text += ", for " + source.audience.str();
    return text;
}

/// "example.com/signer (ED25519, 7200s) → bundle.pem", or with a file each for key and chain.
std::string certificateText(const ProjectedSource &source)
{
    std::string how = source.keyType.str();
    if (source.expirationSeconds > 0)
        how += (how.empty() ? "" : ", ") + std::to_string(source.expirationSeconds) + 's';
    std::string files;
    for (const IStr &file : {source.path, source.keyPath, source.chainPath})
        if (!file.empty())
            files += (files.empty() ? "" : ", ") + file.str();
    return source.name.str() + (how.empty() ? "" : " (" + how + ')') + (files.empty() ? "" : " → " + files);
}

} // namespace

void LadderBuilder::projectedTargets(LadderVolume &out, const Pod &pod, const Volume &from, const std::string &path)
{
    const std::string object = keyText(keyOf(pod)), ns = pod.meta.ns.str();
    for (std::size_t i = 0; i < from.source.projected.size(); ++i) {
        const ProjectedSource &source = from.source.projected[i];
        const std::string at = path + ".projected.sources[" + std::to_string(i) + "].";
        const std::string items = itemsText(source);
        const std::string named = source.name.str() + (items.empty() ? "" : ": " + items);
        switch (source.type) {
        case ProjectedSource::Type::ConfigMap:
            out.fields.emplace_back("ConfigMap", named);
            linkConfig(out, {Kind::ConfigMap, ns, source.name.str()}, source.optional, {object, at + "configMap.name", source.name.str()});
            break;
        case ProjectedSource::Type::Secret:
            out.fields.emplace_back("Secret", named);
            linkConfig(out, {Kind::Secret, ns, source.name.str()}, source.optional, {object, at + "secret.name", source.name.str()});
            break;
        case ProjectedSource::Type::DownwardAPI: out.fields.emplace_back("downward API", items); break;
        case ProjectedSource::Type::ServiceAccountToken: out.fields.emplace_back("token", tokenText(source)); break;
        case ProjectedSource::Type::ClusterTrustBundle:
            out.fields.emplace_back("trust bundle", source.name.str() + (source.path.empty() ? "" : " → " + source.path.str()));
            break;
        case ProjectedSource::Type::PodCertificate: out.fields.emplace_back("certificate", certificateText(source)); break;
        case ProjectedSource::Type::Other: out.fields.emplace_back(source.typeName.str(), "also projected"); break;
        }
    }
}

} // namespace portolan
