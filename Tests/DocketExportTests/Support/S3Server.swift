import DocketDomain
import DocketExport
import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A real S3 server on loopback, of its own test; it ends with it. `Resources/setup --test` installs the programs.
final class S3Server: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        /// Judges signatures strictly: wrong keys, tampering, expiry and skewed clocks are refused.
        case juicefs
        case seaweedfs
    }

    static let bucket = "docket"
    let credentials = AWSCredentials(accessKey: "TESTKEYID", secretKey: "test-secret-of-the-server")
    let port: Int
    private let process: ChildProcess
    private let folder: TemporaryFolder
    private let log: OutputFile

    /// Starts a server and waits until it answers.
    ///
    /// - Parameter largestFile: In KiB; the server's disk takes no longer file, as if it were full.
    init(_ kind: Kind, largestFile: Int? = nil) async throws {
        folder = try TemporaryFolder()
        log = try OutputFile(in: folder.url)
        let ports = try FreePorts.take(8)
        port = ports[0]
        let command: [String]
        switch kind {
        case .juicefs:
            let program = try Self.program("juicefs")
            let meta = "sqlite3://\(folder.path("meta.db"))"
            let format = try ChildProcess(
                program,
                [
                    "format", "--storage", "file", "--bucket", folder.path("data") + "/", "--trash-days", "0", meta,
                    "volume",
                ],
                environment: Self.environment, folder: folder.url, input: FileHandle.nullDevice.fileDescriptor,
                output: log.descriptor, errors: log.descriptor)
            let code = await format.ended()
            guard code == 0 else { throw DocketError(.internal, "juicefs format: \(log.text)") }
            command = [
                program.path, "gateway", "--no-usage-report", "--multi-buckets", "--no-banner", "--cache-dir",
                folder.path("cache"), "--metrics", "127.0.0.1:0", meta, "127.0.0.1:\(port)",
            ]
        case .seaweedfs:
            let identities = """
                {"identities":[{"name":"docket","credentials":[{"accessKey":"TESTKEYID","secretKey":"test-secret-of-the-server"}],\
                "actions":["Admin","Read","Write","List"]}]}
                """
            try Data(identities.utf8).write(to: folder.file("s3.json"))
            try FileManager.default.createDirectory(at: folder.file("data"), withIntermediateDirectories: true)
            command = [
                try Self.program("weed").path, "server", "-dir", folder.path("data"), "-ip", "127.0.0.1", "-ip.bind",
                "127.0.0.1", "-master.port", "\(ports[1])", "-master.port.grpc", "\(ports[2])", "-volume.port",
                "\(ports[3])", "-volume.port.grpc", "\(ports[4])", "-volume.max", "20", "-filer", "-filer.port",
                "\(ports[5])", "-filer.port.grpc", "\(ports[6])", "-s3", "-s3.port", "\(port)", "-s3.port.grpc",
                "\(ports[7])", "-s3.port.iceberg", "0", "-s3.port.lance", "0", "-s3.config", folder.path("s3.json"),
                "-master.telemetry=false",
            ]
        }
        // Bounded in time, should the test be killed; a shell alone can set the limit of a file's size.
        let limit = largestFile.map { "ulimit -f \($0); " } ?? ""
        process = try ChildProcess(
            URL(fileURLWithPath: "/usr/bin/timeout"),
            ["--kill-after=2", "240", "bash", "-c", "\(limit)exec \"$@\"", "server"] + command,
            environment: Self.environment.merging(
                ["MINIO_ROOT_USER": "TESTKEYID", "MINIO_ROOT_PASSWORD": "test-secret-of-the-server"]
            ) { $1 }, folder: folder.url, input: FileHandle.nullDevice.fileDescriptor,
            output: log.descriptor, errors: log.descriptor)
        do {
            try await makeBucket()
        } catch {
            process.send(SIGTERM)
            throw DocketError(.internal, "\(kind) does not answer: \(error) \(log.text.suffix(2000))")
        }
    }

    deinit { process.send(SIGTERM) }

    /// Ends the server and waits until it has ended.
    func stop() async {
        process.send(SIGTERM)
        await process.ended()
    }

    func bucket(port: Int? = nil, named name: String = S3Server.bucket) throws -> S3Bucket {
        try S3Bucket(name: name, region: "us-east-1", endpoint: "http://127.0.0.1:\(port ?? self.port)", style: .path)
    }

    func storage(
        port: Int? = nil, credentials: AWSCredentials? = nil, bucket name: String = S3Server.bucket,
        retry: RetryPolicy = RetryPolicy(within: .seconds(3600)),
        now: @escaping @Sendable () -> Timestamp = { Timestamp(Date()) }
    ) throws -> S3Storage {
        S3Storage(
            try bucket(port: port, named: name), credentials: credentials ?? self.credentials, retry: retry, now: now)
    }

    private static let environment = ["HOME": "/nonexistent", "PATH": "/usr/bin:/bin"]

    /// A program that `Resources/setup --test` put into the build folder.
    private static func program(_ name: String) throws -> URL {
        var folder = BuiltProgram.url.deletingLastPathComponent()
        while folder.path != "/" {
            let program = folder.appendingPathComponent("test-tools/bin/\(name)")
            if FileManager.default.isExecutableFile(atPath: program.path) { return program }
            folder.deleteLastPathComponent()
        }
        throw DocketError(.notFound, "\(name) is not installed. Run `Resources/setup --test`.")
    }
}

/// Ports of loopback that nobody listens on.
enum FreePorts {
    static func take(_ count: Int) throws -> [Int] {
        // All are held until all are known, so that no two are the same.
        var sockets: [Int32] = []
        defer { for socket in sockets { close(socket) } }
        return try (0..<count).map { _ in
            let (socket, port) = try LoopbackSocket.bound()
            sockets.append(socket)
            return port
        }
    }
}
