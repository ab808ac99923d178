import DocketDomain
import Foundation
import TestSupport
import Testing

@Suite struct ExportCommandTests {
    private let ledger: Ledger
    private let thread: ThreadID
    private let artifact: ArtifactID
    private let file = StoredExport(storage: "local", key: "max/e.pdf", bytes: 12, digest: "d")

    init() throws {
        ledger = try Ledger.withCast()
        thread = try ledger.newThread(.private, by: Cast.member)
        artifact = try ledger.newArtifact(.table, in: thread, by: Cast.member)
    }

    private func new(_ subject: Address, version: Int? = nil, runner: String = "r1") -> NewExport {
        NewExport(
            source: ExportSource(subject, version: version), format: "pdf", fileExtension: "pdf", title: "Budget",
            runner: RunnerID(runner))
    }

    private func request(_ subject: Address, by viewer: Viewer = Cast.member) throws -> ExportID {
        let outcome = try ledger.perform(.requestExport(new(subject)), as: viewer)
        return try #require(outcome.exportID)
    }

    private func refusal(_ command: Command, as viewer: Viewer = Cast.member) -> DocketError.Code? {
        do throws(DocketError) {
            try ledger.perform(command, as: viewer)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func sourceIsHeldAtTheStateThatItHas() throws {
        let first = try request(.artifact(artifact))
        try ledger.perform(
            .artifact(artifact, .revise(Ledger.content(of: .table), title: nil)), as: Cast.member)
        #expect(ledger.export(first)?.source.version == 1)
        #expect(try ledger.export(request(.artifact(artifact)))?.source.version == 2)
        try ledger.send("Hello", to: thread, by: Cast.member)
        #expect(try ledger.export(request(.thread(thread)))?.source.version == 1)
        #expect(refusal(.requestExport(new(.artifact(artifact), version: 3))) == .notFound)
    }

    @Test func equalRequestsOfTwoProcessesAreOneRequest() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(
            try encoder.encode(Command.requestExport(new(.artifact(artifact), runner: "r1")))
                == encoder.encode(Command.requestExport(new(.artifact(artifact), runner: "r2"))))
    }

    @Test func whatCannotBeSeenCannotBeExported() {
        for viewer in Cast.all where viewer != Cast.member {
            #expect(refusal(.requestExport(new(.artifact(artifact))), as: viewer) == .notFound)
            #expect(refusal(.requestExport(new(.thread(thread))), as: viewer) == .notFound)
        }
        #expect(refusal(.requestExport(new(.exports))) == .invalidArgument)
    }

    @Test func exportIsSeenByItsMakerAndByWhoeverSeesItsSource() throws {
        let shared = try ledger.newThread(.team, by: Cast.member)
        let seen = try request(.artifact(try ledger.newArtifact(.table, in: shared, by: Cast.member)))
        let hidden = try request(.artifact(artifact))
        #expect(refusal(.export(seen, .cancel), as: Cast.colleague) == .permissionDenied)
        #expect(refusal(.export(hidden, .cancel), as: Cast.colleague) == .notFound)
        #expect(refusal(.export(hidden, .cancel), as: Cast.admin) == .notFound)
        #expect(refusal(.export(seen, .cancel), as: Cast.agent) == .notFound)
        #expect(refusal(.export(seen, .cancel), as: Cast.admin) == nil)
        #expect(refusal(.export(hidden, .cancel), as: Cast.docket) == nil)
    }

    @Test func finishedExportIsToldInTheHistoryOfItsArtifact() throws {
        let id = try request(.artifact(artifact))
        let outcome = try ledger.decision(.export(id, .complete(file)), as: Cast.member)
        let told = outcome.changes.first { $0.stream == .artifact(artifact) }
        guard case .artifact(.exported(let exported))? = told?.events.first else {
            Issue.record("The artifact's stream has no event.")
            return
        }
        #expect(exported.exportID == id)
        #expect(exported.revision == 1)
    }

    @Test func exportEndsOnce() throws {
        let ends: [ExportCommand] = [.complete(file), .fail(code: "unavailable", reason: "R"), .cancel]
        for end in ends {
            let id = try request(.artifact(artifact))
            #expect(refusal(.export(id, .delete)) == .failedPrecondition)
            #expect(refusal(.export(id, .retry(RunnerID("r2")))) == .failedPrecondition)
            #expect(refusal(.export(id, end)) == nil)
            for other in ends where other != end || other != .cancel {
                #expect(refusal(.export(id, other)) == .failedPrecondition, "\(end), then \(other)")
            }
        }
        let id = try request(.artifact(artifact))
        try ledger.perform(.export(id, .cancel), as: Cast.member)
        #expect(try ledger.decision(.export(id, .cancel), as: Cast.member).outcome.already)
    }

    @Test func whatFailedOrWasCancelledIsTriedAgainAndWhatIsThereIsNot() throws {
        for end in [ExportCommand.fail(code: "unavailable", reason: "R"), .cancel] {
            let id = try request(.artifact(artifact))
            try ledger.perform(.export(id, end), as: Cast.member)
            try ledger.perform(.export(id, .retry(RunnerID("r2"))), as: Cast.member)
            #expect(ledger.export(id)?.status == .processing)
            #expect(ledger.export(id)?.runner == RunnerID("r2"))
            #expect(refusal(.export(id, .complete(file))) == nil)
            #expect(refusal(.export(id, .retry(RunnerID("r3")))) == .failedPrecondition)
        }
    }

    @Test func deletedExportIsGone() throws {
        let id = try request(.artifact(artifact))
        try ledger.perform(.export(id, .complete(file)), as: Cast.member)
        try ledger.perform(.export(id, .delete), as: Cast.member)
        #expect(refusal(.export(id, .delete)) == .notFound)
        #expect(refusal(.export(id, .retry(RunnerID("r2")))) == .notFound)
    }

    @Test func exportsOutliveTheirSource() throws {
        let id = try request(.artifact(artifact))
        try ledger.perform(.artifact(artifact, .delete), as: Cast.member)
        #expect(refusal(.export(id, .complete(file))) == nil)
        #expect(refusal(.requestExport(new(.artifact(artifact)))) == .failedPrecondition)
    }
}
