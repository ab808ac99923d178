import CustomDump
import DocketDomain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import DocketStore
@testable import DocketWorkspace

/// Long histories on several nodes of one log.
@Suite struct NodeHistoryTests {
    private static let users: [User] = Set(RandomReviews.actors + Cast.ofTenant).filter { $0 != Cast.admin }.map {
        Cast.user($0)
    }.sorted { $0.id.rawValue < $1.id.rawValue }

    private func rows(of database: WorkspaceDatabase) async throws -> [String: [String]] {
        try await database.read { db in
            var rows: [String: [String]] = [:]
            for table in ReadModel.tables + ["events", "blobs", "checkpoints"] {
                let columns = try db.columns(in: table).indices.map { String($0 + 1) }.joined(separator: ", ")
                rows[table] = try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY \(columns)")
                    .map(\.debugDescription)
            }
            return rows
        }
    }

    @Test(arguments: 1...2 as ClosedRange<UInt64>)
    func afterAThousandCommandsBothNodesHaveTheSameRowsAndARebuildGivesThemToo(seed: UInt64) async throws {
        let team = try await TestTeam(users: Self.users)
        var features = LocalWorkspace.Features()
        features.review = .sample
        var workspaces: [UserID: [LocalWorkspace]] = [:]
        for viewer in [Cast.admin] + Self.users.map({ Viewer(tenantID: .default, userID: $0.id, role: $0.role) }) {
            for node in ["a", "b"] {
                try await team.join(node, as: viewer.userID.rawValue)
                workspaces[viewer.userID, default: []].append(
                    try await team.open(node, as: viewer.userID.rawValue, features: features))
            }
        }
        // One of them follows what the other one does, as an open screen does.
        _ = workspaces[Cast.admin.userID]?.last?.changes(after: nil, stream: nil)
        for (command, viewer) in RandomReviews.arrival where command.isNoUser {
            try await workspaces[viewer.userID]?[0].perform(command)
        }
        var random = SeededGenerator(seed: seed)
        var (reviews, commands) = (RandomReviews(), RandomCommands())
        for _ in 0..<1000 {
            let isReview = Bool.random(using: &random)
            let viewer = RandomReviews.actors[Int.random(in: 0..<RandomReviews.actors.count, using: &random)]
            let node = Int.random(in: 0...1, using: &random)
            let command = isReview ? reviews.next(using: &random) : commands.next(using: &random)
            team.ids.advance()
            do {
                guard let outcome = try await workspaces[viewer.userID]?[node].perform(command) else { continue }
                reviews.learn(outcome)
                commands.learn(outcome)
            } catch {
                #expect(error.code != .internal && error.code != .corrupt, "\(error) \(error.cause ?? "")")
            }
        }
        let nodes = [try await team.open("a", as: "ada"), try await team.open("b", as: "ada")]
        let first = try await rows(of: nodes[0].database)
        #expect(first["events"]?.count ?? 0 > 500)
        let second = try await rows(of: nodes[1].database)
        expectNoDifference(second, first)
        // The log's own file has the same lists.
        let log = try await rows(of: team.database)
        for table in ReadModel.tables + ["events", "blobs"] {
            expectNoDifference(log[table], first[table], "\(table)")
        }
        for node in nodes { #expect(try await node.faults() == []) }
        _ = try await nodes[0].rebuild()
        let rebuilt = try await rows(of: nodes[0].database)
        expectNoDifference(rebuilt, first)
        var audit = ReviewAudit()
        try await audit.take(everythingIn: SQLiteEventLog(team.database), tenant: .default)
        #expect(audit.breaches.prefix(3) == [])
    }
}

extension Command {
    fileprivate var isNoUser: Bool { if case .addUser = self { false } else { true } }
}
