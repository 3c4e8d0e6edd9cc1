#pragma once

#include <span>
#include <string_view>

#include "models/core/json.h"

namespace portolan {

/// What becomes of the strings below a field of an object that is redacted.
enum class Hiding {
    Field, ///< names, addresses, hosts, paths get stand-ins; Kubernetes' own words stay
    Keep,
    Text,  ///< a sentence or settings: the names in it get theirs
    Mask,  ///< may hold anything
    Label, ///< a label's value: everybody's own word
    Key,   ///< a label's key, or what is written like one
    Image,
    Uid,
};

/// By the field's name, and by what holds for the field it stands in. `keepsSettings`: of the cluster's own parts (flannel's,
/// kubeadm's, CoreDNS's ConfigMaps, their arguments), which tell how it works.
[[nodiscard]] Hiding hidingOf(std::string_view field, Hiding inherited, bool keepsSettings);
/// What the names of an object's members are.
enum class Keys {
    Fields,    ///< of the API
    Free,      ///< a person's: labels, a ConfigMap's data
    Resources, ///< of resources: a person's where they have a domain
};
[[nodiscard]] Keys keysOf(std::string_view field);
/// A field whose value may begin with a capital letter and be somebody's name all the same: a user, a host, a taint's value.
[[nodiscard]] bool namesSomebody(std::string_view field);

/// A field that holds an API group, or one with a version.
[[nodiscard]] bool namesGroup(std::string_view field);

/// Names of things that are in everybody's cluster, or that say how a cluster works; and words of paths and URLs.
[[nodiscard]] std::span<const std::string_view> everybodysWords();
/// "ReadWriteOnce", "TCP": what the API's own words look like; they are no more than that where holdsApiWords().
[[nodiscard]] bool isApiWord(std::string_view text);
/// A field that holds one of the API's words, or a reason that Kubernetes gives: elsewhere a person may have written "Acme".
[[nodiscard]] bool holdsApiWords(std::string_view field);
/// A condition that Kubernetes, or the node problem detector, sets.
[[nodiscard]] bool isKnownCondition(std::string_view type);
/// A label's or setting's key that says nothing: "app", "tls.crt".
[[nodiscard]] bool isEverybodysKey(std::string_view key);
/// An event that no part of Kubernetes has written: its reason and action are somebody's own words.
[[nodiscard]] bool isSomebodysEvent(const Json &object);
/// "500Mi", "30s", "25%", "1.5", "2026-01-02T03:04:05Z", "true".
[[nodiscard]] bool isMeasure(std::string_view text);
/// "ingress-nginx": what the pods of an ingress controller are told by.
[[nodiscard]] bool isPublicSoftware(std::string_view word);
/// "metrics.k8s.io", "cert-manager.io": what everybody can install. Of anything else an API group tells whose it is.
[[nodiscard]] bool isPublicDomain(std::string_view domain);
/// A word of Kubernetes' own, or of a public project's: "kubernetes.io/no-provisioner", "node.kubernetes.io/unreachable",
/// "system:masters". Not those that carry a name: "system:node:n1", "kubernetes.io/csi/driver^handle".
[[nodiscard]] bool isPublicWord(std::string_view word);

} // namespace portolan
