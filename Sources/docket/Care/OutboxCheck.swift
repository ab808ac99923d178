import DocketApp
import DocketDomain
import DocketWorkspace

/// Looks for deliveries that wait for what the user's settings do not have.
struct OutboxCheck {
    let request: Session.Request

    /// How many of the newest deliveries are looked at.
    private static let most = 1000

    func checks() async -> [Check] {
        var request = request
        request.readOnly = true
        // Why a workspace or its settings can't be opened is said by their own checks.
        guard let session = try? await Session.open(request) else { return [] }
        do {
            let waiting = try await waiting(in: session)
            return Dictionary(grouping: waiting, by: \.trigger).sorted { $0.key < $1.key }.map { trigger, deliveries in
                let ids = deliveries.map(\.id).sorted().prefix(5).map { "\($0)" }.joined(separator: " ")
                return Check(
                    "outbox", .warning,
                    "\(Count.text(deliveries.count, "delivery")) for “\(trigger)”, a trigger that your settings do not have: \(ids). Add it under triggers, or give them up with `docket outbox give-up ID`."
                )
            }
        } catch {
            return [Check("outbox", .warning, "It cannot be read: \(error)")]
        }
    }

    private func waiting(in session: Session) async throws -> [OutboxDelivery] {
        var found: [OutboxDelivery] = []
        var seen = 0
        var token = ""
        repeat {
            let page = try await session.workspace.queries.outbox(
                undelivered: true, page: PageRequest(size: 100, token: token))
            seen += page.items.count
            found += page.items.filter { $0.waitsInVain(session.triggers) }
            token = page.nextToken
        } while !token.isEmpty && seen < Self.most
        return found
    }
}
