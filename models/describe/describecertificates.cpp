#include <algorithm>

#include "models/core/time.h"
#include "models/describe/certificaterequest.h"
#include "models/describe/describeparts.h"

namespace portolan {

namespace {

/// "Approved,Issued" (describe.go: extractCSRStatus).
std::string statusText(const Json &status)
{
    const auto has = [&status](std::string_view type) {
        const auto &conditions = status["conditions"].items();
        return std::any_of(conditions.begin(), conditions.end(), [type](const Json &c) { return c["type"].view() == type; });
    };
    std::string text = has("Denied") ? "Denied" : has("Approved") ? "Approved" : "Pending";
    if (has("Failed"))
        text += ",Failed";
    if (!status["certificate"].view().empty())
        text += ",Issued";
    return text;
}

void writeList(DescribeWriter &w, std::string_view title, const std::vector<std::string> &values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        w.line(0, "\t", i == 0 ? std::string(title) + ":" : std::string(), "\t", values[i]);
}

void writeRequest(DescribeWriter &w, const CertificateRequest &request)
{
    w.line(0, "Subject:");
    w.line(0, "\tCommon Name:\t", request.commonName);
    w.line(0, "\tSerial Number:\t", request.serialNumber);
    writeList(w, "Organization", request.organizations);
    writeList(w, "Organizational Unit", request.units);
    writeList(w, "Country", request.countries);
    writeList(w, "Locality", request.localities);
    writeList(w, "Province", request.provinces);
    writeList(w, "StreetAddress", request.streets);
    writeList(w, "PostalCode", request.postalCodes);
    if (request.dnsNames.empty() && request.emails.empty() && request.uris.empty() && request.addresses.empty())
        return;
    w.line(0, "Subject Alternative Names:");
    writeList(w, "DNS Names", request.dnsNames);
    writeList(w, "Email Addresses", request.emails);
    writeList(w, "URIs", request.uris);
    writeList(w, "IP Addresses", request.addresses);
}

} // namespace

void describeSigningRequest(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec();
    w.row(0, "Name", d.name());
    w.row(0, "Labels", pairsText(d.meta()["labels"]));
    w.row(0, "Annotations", pairsText(d.meta()["annotations"]));
    w.row(0, "CreationTimestamp", describeTime(d.meta()["creationTimestamp"]));
    w.row(0, "Requesting User", spec["username"].view());
    if (const std::string_view signer = spec["signerName"].view(); !signer.empty())
        w.row(0, "Signer", signer);
    if (spec["expirationSeconds"].isInteger())
        w.row(0, "Requested Duration", humanDuration(spec["expirationSeconds"].toInt()));
    w.row(0, "Status", statusText(d.status()));
    // kubectl prints nothing at all of a request it cannot read; the rest of the object is still worth reading.
    if (const Result<CertificateRequest> request = parseCertificateRequest(spec["request"].view()))
        writeRequest(w, *request);
    else
        w.row(0, "Subject", "<error: ", request.error().detail, ">");
    describeEvents(w, d);
}

} // namespace portolan
