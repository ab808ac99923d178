import DocketDomain
import DocketWorkspace
import Foundation

/// Who shows a token. The log is asked once a second for each tenant, however many tokens are shown, and sooner where one is
/// not known, since it may have been made just now: then ten times a second at the most.
actor TokenHolders {
    private struct Reading {
        let begunAt: ContinuousClock.Instant
        let task: Task<TokenBook?, any Error>
    }

    private let own: any Workspace
    private var readings: [TenantID: Reading] = [:]

    private static let period = Duration.seconds(1)
    private static let shortestPeriod = Duration.milliseconds(100)

    /// - Parameter own: How the server itself works in the workspace.
    init(own: any Workspace) {
        self.own = own
    }

    /// For whom a program works; nothing where the token is none, or none any more.
    func holder(of token: AccessToken, in tenant: TenantID) async throws -> TokenHolder? {
        let came = ContinuousClock.now
        let known = try await book(of: tenant, begunAfter: came - Self.period)
        if let holder = known?.holder(of: token, at: Timestamp(Date())) { return holder }
        return try await book(of: tenant, begunAfter: came)?.holder(of: token, at: Timestamp(Date()))
    }

    private func book(of tenant: TenantID, begunAfter limit: ContinuousClock.Instant) async throws -> TokenBook? {
        while let reading = readings[tenant] {
            if reading.begunAt >= limit { return try await reading.task.value }
            let next = reading.begunAt + Self.shortestPeriod
            guard next > .now else { break }
            try await Task.sleep(until: next, clock: .continuous)
        }
        // Whoever comes meanwhile waits for the same: it does not end with the call that has begun it.
        let task: Task<TokenBook?, any Error> = Task { [own] in try await own.tokenBook(of: tenant) }
        let reading = Reading(begunAt: .now, task: task)
        readings[tenant] = reading
        do {
            let book = try await task.value
            if book == nil { forget(reading, tenant) }
            return book
        } catch {
            forget(reading, tenant)
            throw error
        }
    }

    private func forget(_ reading: Reading, _ tenant: TenantID) {
        if readings[tenant]?.task == reading.task { readings[tenant] = nil }
    }
}
