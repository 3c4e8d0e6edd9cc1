#include "app/commands/help.h"

#include <algorithm>
#include <iterator>

#include "app/commands/connectionflags.h"

namespace portolan {

namespace {

constexpr CommandHelp helps[] = {
    {"",
     "portolan [SOURCE] [FILE...] [--page NAME] [--from END --to END] [--object [KIND/]NS/NAME] [--theme light|dark|contrast|contrast-light] [--language zh_CN]",
     "  FILE...                       opened as with --input\n"
     "  --page NAME                   where to open: pods, pvc, storage, path, ...\n"
     "  --from END  --to END          of the path that is drawn, as in `portolan trace`\n"
     "  --object [KIND/]NS/NAME       selected there, or drawn; a pod where no kind is named and the page lists none\n"
     "  --theme light|dark|contrast|contrast-light   instead of what the desktop prefers, or was chosen before\n"
     "  --language LOCALE             instead of the desktop's; zh_CN is the one there is besides English\n"},
    {"get",
     "portolan get KIND[,KIND...][/NAME] [NAME...] [SOURCE] [-n NS|-A] [-o table|wide|json|yaml|name|csv] [-l SELECTOR]\n"
     "       [--field-selector SELECTOR] [--sort-by PATH] [-w [--output-watch-events]] [--no-headers] [--usage] [--show-secrets] [--show-managed-fields]",
     "  -o, --output FORMAT           table (the server's own), wide, json, yaml, name or csv; in csv a text that would be a\n"
     "                                formula (it begins with = + - @, a tab or a line break) gets a ' in front\n"
     "  -l, --selector SELECTOR       only objects with these labels: app=web, tier in (a,b), !old\n"
     "  --field-selector SELECTOR     only objects with these fields: status.phase=Running\n"
     "  --sort-by PATH                in the order of a value, as JSONPath: .metadata.creationTimestamp\n"
     "  -w, --watch                   go on with what changes; --watch-only leaves out what there is\n"
     "  --output-watch-events         with -w: say of each row whether it was added, modified or deleted\n"
     "  --no-headers                  rows alone\n"
     "  --usage                       what pods use, how full claims are: columns beside the table's, a member \"usage\" in json and yaml\n"
     "  --show-secrets                the values of Secrets, which are hidden otherwise\n"
     "  --show-managed-fields         in json and yaml: who set which field, which is left out otherwise\n"},
    {"describe", "portolan describe KIND [NAME...] | KIND/NAME... [-n NS] [-A] [-l SELECTOR] [--show-events] [SOURCE]",
     "  -l, --selector SELECTOR       only objects with these labels\n"
     "  --show-events                 also of several objects, or of those a name's beginning finds; --show-events=false: of none\n"},
    {"explain",
     "portolan explain claim NS/NAME [--node NAME] [--exclude PV,...] [-o text|json] [SOURCE]\n"
     "       portolan explain volume NAME [-o text|json] [SOURCE]\n"
     "       portolan explain pod NS/NAME [-o text|json] [SOURCE]\n"
     "       portolan explain hygiene [-n NS] [--node NAME] [-o text|json] [SOURCE]",
     "  --node NAME                   claim: as the scheduler sees it on this node; hygiene: what dies with this node\n"
     "  --exclude PV,...              claim: as if these volumes were not there\n"
     "  -o, --output text|json\n"},
    {"trace", "portolan trace FROM TO [--port N|NAME] [--protocol TCP|UDP|SCTP] [-o text|json] [SOURCE]\n"
              "       portolan trace --batch FILE.tsv|- [SOURCE]",
     "  FROM                          NS/POD, NS/POD:CONTAINER, ip:ADDRESS, node:NAME\n"
     "  TO                            one of those, svc:NS/NAME, nodeport:NODE, ingress:HOST/PATH, dns:NAME\n"
     "  --port N|NAME                 of the destination; its only one when it is not given\n"
     "  --protocol TCP|UDP|SCTP\n"
     "  -o, --output text|json\n"
     "  --batch FILE.tsv|-            rows FROM TO PROTOCOL PORT [allow|deny]; exit code 1 when an expectation fails\n"},
    {"render",
     "portolan render storage|path|map|pod [SOURCE] [--pod NS/NAME | --claim NS/NAME | --pv NAME | --class NAME | --node NAME | -n NS | -A]\n"
     "       -o FILE.{svg,png,pdf,dot,mmd,drawio,json} [--theme light|dark|print] [--scale 1..4] [--title TEXT] [--no-legend]\n"
     "       [--redact] [--positions FILE] [--fold N]   path: --from X --to Y [--port N] [--protocol P]",
     "  -o, --output FILE|-           the suffix says the format; --format svg|png|pdf|dot|mmd|drawio|json where there is none\n"
     "  --pod, --claim NS/NAME  --pv, --class, --node NAME   what the figure is of, instead of all\n"
     "  --from END  --to END  --port N|NAME  --protocol P   path: as in `portolan trace`\n"
     "  --theme light|dark|print      print has no fills\n"
     "  --scale 1..4                  PNG: pixels for each unit\n"
     "  --title TEXT  --no-legend     another title; neither legend nor counts\n"
     "  --redact                      consistent stand-ins for names, addresses and registries\n"
     "  --positions FILE              where boxes stand, as the window's \"Save positions\" writes it\n"
     "  --fold N                      owners with more than N alike pods are one frame; 0 never folds\n"},
    {"logs",
     "portolan logs [NS/]POD|KIND/NAME|-l SELECTOR [-c NAME|--all-containers] [-f] [-p] [--since TIME] [--since-time T] [--tail N]\n"
     "       [--timestamps] [--prefix] [--limit-bytes N] [SOURCE]",
     "  -c, --container NAME          instead of the default one; --all-containers: init, main and ephemeral ones\n"
     "  -f, --follow                  goes on with what is written; a stream that breaks is resumed, nothing twice\n"
     "  -p, --previous                of the container's run before this one\n"
     "  -l, --selector SELECTOR       of all pods with these labels, the last 10 lines unless --tail says more\n"
     "  --all-pods                    of all pods of KIND/NAME, each line with its source\n"
     "  --since TIME                  no older than 90s, 5m, 2h; --since-time T: than 2026-01-15T12:00:00Z\n"
     "  --tail N                      the last N lines; -1: all\n"
     "  --timestamps                  when the runtime wrote it, before each line\n"
     "  --prefix                      [pod/NAME/CONTAINER] before each line\n"
     "  --limit-bytes N               of each log, no more than so many\n"
     "  --max-log-requests N          followed at once; 5\n"
     "  --pod-running-timeout TIME    -f: how long to wait for a container to start; 20s\n"
     "  --ignore-errors               a log that cannot be read is said on stdout, and the others follow\n"
     "  --insecure-skip-tls-verify-backend   the API server need not check who the kubelet is\n"},
    {"top",
     "portolan top pods|nodes|claims [NAME] [SOURCE] [-n NS|-A] [-o table|json|csv] [-l SELECTOR] [--no-headers]\n"
     "       pods, nodes: [--sort-by cpu|memory] [--show-swap]   pods: [--containers] [--sum] [--field-selector SELECTOR]   nodes: [--show-capacity]",
     "  -o, --output FORMAT           table (kubectl's own, of claims ours), json or csv: cores and bytes, null for what was not told\n"
     "  -l, --selector SELECTOR       only objects with these labels\n"
     "  --field-selector SELECTOR     only pods with these fields\n"
     "  --sort-by cpu|memory          who uses most first\n"
     "  --containers                  a row for each container\n"
     "  --sum                         a last row with all pods together\n"
     "  --show-capacity               percents of a node's capacity, not of what is allocatable\n"
     "  --show-swap                   swap memory, too\n"
     "  --use-protocol-buffers        taken as kubectl takes it; what is told is the same\n"
     "  --no-headers                  rows alone\n"},
    {"snapshot", "portolan snapshot -o FILE.yaml|- [SOURCE] [-n NS|-A] [--redact]",
     "  -o, --output FILE.yaml|-      where to; values of Secrets are never in it\n"
     "  --redact                      consistent stand-ins for names, addresses and images\n"},
    {"config", "portolan config [-o text|json] [--kubeconfig FILE] [--context NAME] [kubectl's other connection flags]",
     "  -o, --output text|json\n", false},
    {"demo-server",
     "portolan demo-server [--port N] [--demo NAME] [--kubeconfig-out FILE] [--frozen] [--now TIME]\n"
     "       [--latency MS] [--page-size N] [--pace FACTOR]",
     "  --port N                      instead of any free one\n"
     "  --demo NAME                   which demo cluster; there is \"default\"\n"
     "  --kubeconfig-out FILE         writes a kubeconfig that reaches it, for kubectl and others\n"
     "  --frozen                      nothing moves by itself\n"
     "  --now TIME                    the cluster's clock stands at this time, such as 2026-01-15T12:00:00Z\n"
     "  --latency MS                  before every answer\n"
     "  --page-size N                 lists come in pages of at most so many\n"
     "  --pace FACTOR                 how fast things happen; 1 as they are written\n", false},
};

} // namespace

const CommandHelp &helpOf(std::string_view command)
{
    const auto found = std::find_if(std::begin(helps), std::end(helps), [command](const CommandHelp &h) { return h.command == command; });
    return found == std::end(helps) ? helps[0] : *found;
}

std::string helpText(std::string_view command)
{
    const CommandHelp &help = helpOf(command);
    std::string text = "Usage: " + std::string(help.usage) + "\n\n" + std::string(help.options);
    if (help.takesSource)
        text += "\nSOURCE, without which the kubeconfig's current context is read:\n"
                "  --demo [NAME]                 the demo cluster inside the program\n"
                "  --input FILE|DIR|-            manifests, saved lists, cluster-info dumps and support bundles, tars of those (repeatable)\n"
                "  --complete                    the input holds all there is: what is absent does not exist\n";
    if (help.takesSource && !command.empty())
        text += "  -A, --all-namespaces          every namespace\n"
                "  --now TIME                    ages as of this time, such as 2026-01-15T12:00:00Z\n";
    if (help.takesSource || command == "config")
        text.append(command == "config" ? "\n" : "").append(connectionFlagsHelp());
    return text;
}

} // namespace portolan
