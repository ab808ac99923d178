import DocketApp
import DocketDomain
import DocketWorkspace
import Foundation
import TestSupport
import Testing

@Suite struct SessionTests {
    let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private func request(readOnly: Bool = false, _ environment: [String: String] = [:]) -> Session.Request {
        Session.Request(
            readOnly: readOnly, environment: environment.merging(["HOME": home.url.path]) { $1 })
    }

    @Test func aWorkspaceIsMadeWithItsSettingsFileAndItsTelemetrySaysSoWithoutContent() async throws {
        let (session, isNew) = try await Session.create(request())
        #expect(isNew)
        session.telemetry.record(.messageSent, ["thread_id": "t", "attachments": 2])
        #expect(try await !Session.create(request()).isNew)
        let folder = session.folder
        #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("config.yaml").path))
        let lines = try String(contentsOf: folder.appendingPathComponent("telemetry.ndjson"), encoding: .utf8)
            .split(separator: "\n").map { try JSON(parsing: String($0)) }
        #expect(lines.map { $0["event"] } == ["workspace_created", "message_sent"])
        #expect(lines[1]["attachments"] == 2)
        #expect(lines[1]["user_id"] == .string(session.workspace.viewer.userID.rawValue))
    }

    @Test func telemetryIsNotWrittenWhereItIsOffOrNothingMayBeWritten() async throws {
        _ = try await Session.create(request(["DOCKET_TELEMETRY": "false"]))
        try await Session.open(request(readOnly: true)).telemetry.record(.searched)
        #expect(
            !FileManager.default.fileExists(
                atPath: home.url.appendingPathComponent(".local/share/docket/telemetry.ndjson").path))
    }

    @Test func featuresThatAreSwitchedOffAreOffInTheWorkspace() async throws {
        let (session, _) = try await Session.create(request())
        let new = NewArtifact(kind: .doc, title: "Notes", content: .doc(.inline("Notes")))
        #expect(try await session.workspace.perform(.createArtifact(new)).artifactID != nil)
        let other = try await Session.open(request(["DOCKET_FEATURES_ARTIFACT_CREATION": "off"]))
        #expect(
            await refusal { try await other.workspace.perform(.createArtifact(new)) } == .failedPrecondition)
    }

    @Test func aWorkspaceThatIsntThereIsNotFound() async throws {
        let error = await #expect(throws: DocketError.self) { try await Session.open(request()) }
        #expect(error?.code == .notFound)
    }
}
