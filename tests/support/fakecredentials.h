#pragma once

#include "models/config/credentials.h"

namespace portolan::test {

/// A token that may be renewed a number of times.
class FakeCredentials final : public Credentials
{
public:
    explicit FakeCredentials(int renewals = 0) : m_renewals(renewals) {}
    void fetch(QObject *, Callback done) override
    {
        ++fetches;
        if (refuses) {
            done(failure(ErrorKind::Config, "plugin", "not found"));
            return;
        }
        RequestAuth auth;
        auth.headers.emplace_back("Authorization", SecretBytes("Bearer token-" + std::to_string(m_generation)));
        auth.generation = m_generation;
        auth.tlsGeneration = 1;
        done(auth);
    }
    bool renew(std::uint64_t refused) override
    {
        if (refused != m_generation)
            return true;
        if (m_renewals == 0)
            return false;
        --m_renewals;
        ++m_generation;
        return true;
    }
    void cancel() override {}
    CredentialState state() const override { return {}; }

    bool refuses = false;
    int fetches = 0;

private:
    std::uint64_t m_generation = 1;
    int m_renewals;
};

} // namespace portolan::test
