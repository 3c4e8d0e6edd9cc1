#include "models/describe/describeparts.h"

namespace portolan {

void describeIpAddress(DescribeWriter &w, const Described &d)
{
    w.row(0, "Name", d.name());
    describeLabels(w, d);
    if (const Json &parent = d.spec()["parentRef"]; parent.isObject()) {
        w.line(0, "Parent Reference:");
        w.row(1, "Group", parent["group"].view());
        w.row(1, "Resource", parent["resource"].view());
        w.row(1, "Namespace", parent["namespace"].view());
        w.row(1, "Name", parent["name"].view());
    }
    describeEvents(w, d);
}

void describeServiceCidr(DescribeWriter &w, const Described &d)
{
    w.row(0, "Name", d.name());
    describeLabels(w, d);
    w.row(0, "CIDRs", joined(d.spec()["cidrs"], ", "));
    if (!d.status()["conditions"].empty())
        w.line(0, "Status:");
    describeConditionTimes(w, d.status()["conditions"]);
    describeEvents(w, d);
}

} // namespace portolan
