import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A PostgreSQL server of the tests' own, in a folder of its own, on a socket there and nowhere else. It ends with the
/// process that holds it, however that ends.
package final class PostgresServer: Sendable {
    private let folder: TemporaryFolder
    private let process: ChildProcess
    private let binaries: String
    /// The server runs until this is closed.
    private let life: Int32

    package static let admin = "docket_admin"

    /// The one that tests share which do it no harm.
    package static let shared = Task { try await PostgresServer() }

    package init() async throws {
        folder = try TemporaryFolder()
        binaries = try Self.findBinaries()
        try Self.script.write(to: folder.file("serve"), atomically: true, encoding: .utf8)
        var program = ["/bin/sh"]
        if getuid() == 0 {
            // The server refuses root.
            guard let nobody = getpwnam("nobody")?.pointee else { throw Failure(reason: "there is no user nobody") }
            _ = chown(folder.url.path, nobody.pw_uid, nobody.pw_gid)
            program = [
                "/usr/bin/setpriv", "--reuid=\(nobody.pw_uid)", "--regid=\(nobody.pw_gid)", "--clear-groups", "/bin/sh",
            ]
        }
        var ends: [Int32] = [0, 0]
        _ = pipe(&ends)
        _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
        life = ends[1]
        let silence = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer {
            close(ends[0])
            close(silence)
        }
        process = try ChildProcess(
            URL(fileURLWithPath: program[0]),
            program.dropFirst() + [folder.path("serve"), binaries, folder.url.path, Self.admin],
            environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"], folder: folder.url, input: ends[0], output: silence,
            errors: silence)
        try await waitUntilReady()
    }

    deinit {
        close(life)
    }

    /// Makes the database, serves it, again for each line that comes, and stops when nobody holds standard input open any
    /// more.
    private static let script = """
        "$1/initdb" -D "$2/data" -A trust -U "$3" --no-sync -E UTF8 --locale=C >"$2/initdb.log" 2>&1 || exit 1
        serve() {
            "$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c max_connections=300 \\
                </dev/null >>"$2/server.log" 2>&1 &
            server=$!
            echo $server >"$2/pid"
        }
        serve "$1" "$2"
        while read -r ignored; do
            wait $server
            serve "$1" "$2"
        done
        kill -INT $server
        wait $server
        """

    private struct Failure: Error {
        let reason: String
    }

    private static func findBinaries() throws -> String {
        let folder = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let places =
            versions.sorted().reversed().map { "\(folder)/\($0)/bin" } + [
                "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin",
            ]
        guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: "\($0)/initdb") }) else {
            throw Failure(reason: "PostgreSQL's server is not installed; Resources/setup --test installs it.")
        }
        return found
    }

    private func waitUntilReady() async throws {
        let end = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < end {
            if try await run("pg_isready", ["-h", folder.url.path]) == 0 { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        let log = try? String(contentsOf: folder.file("server.log"), encoding: .utf8)
        throw Failure(reason: "PostgreSQL did not start: \(log ?? "")")
    }

    /// The folder of its socket.
    package var host: String { folder.url.path }

    /// How a user reaches a database of it.
    package func connection(_ user: String, database: String = "postgres") -> String {
        "host=\(folder.url.path) dbname=\(database) user=\(user)"
    }

    /// Runs statements that write.
    package func execute(_ sql: String, database: String = "postgres") async throws {
        let status = try await run(
            "psql",
            ["-X", "-v", "ON_ERROR_STOP=1", "-h", folder.url.path, "-U", Self.admin, "-d", database, "-c", sql])
        guard status == 0 else { throw Failure(reason: "psql refused: \(sql)") }
    }

    /// Runs one of the server's own programs.
    private func run(_ program: String, _ arguments: [String]) async throws -> Int32 {
        let silence = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(silence) }
        return try await ChildProcess(
            URL(fileURLWithPath: "\(binaries)/\(program)"), arguments, environment: ["PATH": "/usr/bin:/bin"],
            folder: folder.url, input: silence, output: silence, errors: silence
        ).ended()
    }

    /// Ends the server and all that it is doing, at once.
    package func crash() throws {
        if let pid = try pid() { kill(pid, SIGQUIT) }
    }

    /// Ends the server and all that it is doing, and starts it again: it finds out then what it had promised.
    package func restart() async throws {
        let before = try pid()
        try crash()
        _ = write(life, "\n", 1)
        while try pid() ?? before == before { try await Task.sleep(for: .milliseconds(5)) }
        try await waitUntilReady()
    }

    /// The number of the process; nothing while it is just being written.
    private func pid() throws -> Int32? {
        Int32(try String(contentsOf: folder.file("pid"), encoding: .utf8).filter(\.isNumber))
    }
}
