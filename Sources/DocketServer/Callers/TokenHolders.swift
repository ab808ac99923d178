import DocketDomain

/// Who shows a token, asked of the log at the first call of each second.
struct TokenHolders {
    private struct Shown: Hashable {
        let digest: String
        let tenant: TenantID
    }

    private struct Known {
        let holder: TokenHolder
        let askedAt: ContinuousClock.Instant
    }

    private var known: [Shown: Known] = [:]

    private static let mostKept = 1000

    /// Who was found to show a token less than a while ago.
    func holder(of token: AccessToken, in tenant: TenantID, within period: Duration) -> TokenHolder? {
        guard let known = known[Shown(digest: token.digest, tenant: tenant)],
            ContinuousClock.now - known.askedAt < period
        else { return nil }
        return known.holder
    }

    /// Keeps what the log has answered; nothing where the token is none.
    mutating func keep(
        _ holder: TokenHolder?, of token: AccessToken, in tenant: TenantID,
        askedAt time: ContinuousClock.Instant
    ) {
        known[Shown(digest: token.digest, tenant: tenant)] = holder.map {
            Known(holder: $0, askedAt: time)
        }
        if known.count > Self.mostKept,
            let oldest = known.min(by: { $0.value.askedAt < $1.value.askedAt })
        {
            known[oldest.key] = nil
        }
    }
}
