#include "app/commands/command.h"

#include "app/commands/configcommand.h"
#include "app/commands/demoservercommand.h"
#include "app/commands/describecommand.h"
#include "app/commands/explaincommand.h"
#include "app/commands/getcommand.h"
#include "app/commands/logscommand.h"
#include "app/commands/rendercommand.h"
#include "app/commands/snapshotcommand.h"
#include "app/commands/topcommand.h"
#include "app/commands/tracecommand.h"

namespace portolan {

const std::vector<Command> &commands()
{
    static const std::vector<Command> all{
        {"get", "objects as tables, JSON, YAML, names or CSV, as kubectl get", runGetCommand},
        {"describe", "one object or several in words, as kubectl describe", runDescribeCommand},
        {"explain", "why a claim is bound or waits, who could take a volume, what is left over or dies with a node", runExplainCommand},
        {"trace", "the way of a packet, hop by hop, with a verdict; --batch guards many", runTraceCommand},
        {"logs", "what containers wrote, as kubectl logs; goes on where a stream breaks", runLogsCommand},
        {"render", "storage, a path, the map or a pod as SVG, PNG, PDF, DOT, Mermaid, draw.io or JSON", runRenderCommand, true},
        {"top", "what pods and nodes use, as kubectl top, and how full claims are", runTopCommand},
        {"snapshot", "everything the window shows of a cluster, in one file that --input opens again", runSnapshotCommand},
        {"config", "the effective connection, secrets masked, and which file each part came from", runConfigCommand},
        {"demo-server", "the embedded API server alone; kubectl can use it", runDemoServerCommand},
    };
    return all;
}

} // namespace portolan
