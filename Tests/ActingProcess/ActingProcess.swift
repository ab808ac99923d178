import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import TestSupport

/// A process that gives commands at random in a workspace, as several users: `acting-process WORKSPACE SEED COUNT`.
/// Tests start two of them, and kill some.
@main
struct ActingProcess {
    static func main() async {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let seed = UInt64(arguments[2]), let count = Int(arguments[3]) else {
            FileHandle.standardError.write(Data("usage: acting-process WORKSPACE SEED COUNT\n".utf8))
            exit(64)
        }
        do {
            var actor = try await RandomActor(URL(fileURLWithPath: arguments[1]), seed: seed)
            for _ in 0..<count { try await actor.act() }
        } catch {
            FileHandle.standardError.write(Data("\(error) \((error as? DocketError)?.cause ?? "")\n".utf8))
            exit(1)
        }
    }
}

private struct RandomActor {
    private var workspaces: [UserID: LocalWorkspace] = [:]
    private var random: SeededGenerator
    private var commands = RandomReviews()
    private var done = 0

    init(_ folder: URL, seed: UInt64) async throws {
        random = SeededGenerator(seed: seed)
        var features = LocalWorkspace.Features()
        features.review = .sample
        for viewer in RandomReviews.actors where workspaces[viewer.userID] == nil {
            workspaces[viewer.userID] = try await LocalWorkspace.open(
                folder, tenant: viewer.tenantID, user: viewer.userID, account: "root", features: features)
        }
    }

    mutating func act() async throws {
        // What others have handed in since.
        if done.isMultiple(of: 10), let admin = workspaces[Cast.admin.userID] {
            var filter = ReviewFilter()
            filter.sort = .age
            filter.order = .descending
            commands.learn(try await admin.queries.proposals(filter, page: PageRequest(size: 20)).items.map(\.id))
        }
        done += 1
        let viewer = RandomReviews.actors[Int.random(in: 0..<RandomReviews.actors.count, using: &random)]
        do {
            let outcome = try await workspaces[viewer.userID]?.perform(commands.next(using: &random))
            if let outcome { commands.learn(outcome) }
        } catch {
            switch error.code {
            case .internal, .corrupt, .unavailable, .cancelled: throw error
            default: break
            }
        }
    }
}
