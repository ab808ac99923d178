import DocketDomain
import Foundation
import TestSupport
import Testing

/// A client of the services that is none of ours: Python's grpcio, with what protoc makes of the protocols.
@Suite struct ForeignClientTests {
    @Test func eachCallAnswersAForeignClientAndRefusesWhatIsWrong() async throws {
        let tools = try ForeignTools()
        let sandbox = try await Sandbox()
        for (id, role) in [("ada", "admin"), ("max", "member"), ("bot", "agent"), ("rita", "rm")] {
            try await sandbox.user(id, role: role)
        }
        try await sandbox.done(
            "customers", "add", "--name", "Okafor", "--id", "okafor", "--rm", "rita", "--set", "employer=Harbour Ltd")
        let stubs = try await tools.stubs(in: sandbox.folder)
        let socket = stubs + "/docket.sock"
        let server = try Running(["serve", "--socket", socket, "--json"], in: sandbox)
        _ = try await server.line { $0.hasPrefix("{") }
        let told = try await tools.run(tools.python, [ForeignTools.script, stubs, socket], in: sandbox.folder)
        #expect(told.code == 0, "\(told.output)")
        server.interrupt()
        #expect(await server.ended() == 0)
    }
}

/// The programs that make and run a client; `Resources/setup --test` installs them.
private struct ForeignTools {
    let python = "/usr/bin/python3"
    private let compiler: String
    private let plugin: String

    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let script = tests.appendingPathComponent("Python/calls.py").path
    private static let protocols = tests.appendingPathComponent("../../../Resources/protocols").standardized.path

    init() throws {
        compiler = try Self.found("protoc")
        plugin = try Self.found("grpc_python_plugin")
    }

    /// Makes the code that a client needs.
    func stubs(in folder: URL) async throws -> String {
        let stubs = folder.appendingPathComponent("stubs").path
        try FileManager.default.createDirectory(
            atPath: stubs, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let output = ["--python_out=\(stubs)", "--grpc_out=\(stubs)", "--plugin=protoc-gen-grpc=\(plugin)"]
        let services = ["chat", "artifact", "review"].map { "docket/\($0)/v1/\($0).proto" }
        // Python's own package is called grpc, too: this one is made without its folders.
        for (root, files) in [(Self.protocols, services), (Self.protocols + "/grpc/health/v1", ["health.proto"])] {
            let made = try await run(compiler, ["-I", root] + output + files, in: folder)
            guard made.code == 0 else { throw DocketError(.internal, "protoc: \(made.output)") }
        }
        return stubs
    }

    func run(
        _ program: String, _ arguments: [String], in folder: URL
    ) async throws -> (code: Int32, output: String) {
        let output = try OutputFile(in: folder)
        let process = try ChildProcess(
            URL(fileURLWithPath: "/usr/bin/timeout"), ["--kill-after=2", "600", program] + arguments,
            environment: ["PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"], folder: folder,
            input: FileHandle.nullDevice.fileDescriptor, output: output.descriptor, errors: output.descriptor)
        let code = await process.ended()
        guard !output.text.contains("No module named 'grpc'") else { throw Self.missing("Python's grpcio") }
        return (code, output.text)
    }

    private static func found(_ name: String) throws -> String {
        let places = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(name)" }
        guard let place = places.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            throw missing(name)
        }
        return place
    }

    private static func missing(_ what: String) -> DocketError {
        DocketError(.failedPrecondition, "\(what) is not installed; Resources/setup --test installs it.")
    }
}
