import DocketApp
import DocketDomain
import DocketWorkspace
import Foundation

/// Looks at a workspace's data, and at who may read it.
struct WorkspaceCheck {
    let request: Session.Request
    /// Where it is drawn how far the look at the data has come.
    let bar: ProgressLine?

    /// - Throws: `notFound` where there is a workspace, but not this user or tenant.
    func checks() async throws -> [Check] {
        guard LocalWorkspace.isThere(in: request.folder) else {
            return [
                Check(
                    "workspace", .warning,
                    "There is none in \(request.folder.path). Make one with `docket init`, or name another with --workspace."
                )
            ]
        }
        // Looking at the data opens the workspace, and that removes what was left.
        let copies = copies
        return try await data() + permissions() + copies
    }

    private func data() async throws -> [Check] {
        do {
            // The settings may be what is wrong: the data can be looked at without them.
            let workspace = try await request.bareWorkspace()
            defer { bar?.finish() }
            let faults = try await workspace.faults { bar?.show($0) }
            guard faults.isEmpty else { return faults.map { Check($0.area, .fault, $0.message) } }
            var checks = [
                Check("database", .ok, "\(request.folder.path): SQLite finds no fault in it."),
                Check("event log", .ok, "It is complete and in order."),
                Check("read model", .ok, "Lists and search agree with the event log."),
            ]
            if workspace.isNode { checks += try await node() }
            return checks
        } catch {
            guard error.code == .corrupt else { throw error }
            return [Check("database", .fault, error.message)]
        }
    }

    /// How a node stands to its log, once its copy has been compared with it.
    private func node() async throws(DocketError) -> [Check] {
        let status = try await LocalWorkspace.nodeStatus(in: request.folder)
        if let failure = status.failure {
            return [
                Check("node", .warning, "The copy was not compared with the log \(status.address): \(failure.message)")
            ]
        }
        let held = status.heldBack.map { Check("node", .warning, $0.text) }
        return [Check("node", .ok, "The copy has the same events as the log \(status.address).")]
            + [held].compactMap(\.self)
    }

    /// Copies of the data that nobody works on.
    private var copies: [Check] {
        LocalWorkspace.copies(in: request.folder).map { copy in
            let size = Count.text(copy.bytes, "byte")
            return copy.isLeftOver
                ? Check(
                    "copies", .warning,
                    "\(copy.path) (\(size)) was left by a docket that was ended. It is removed whenever the workspace is opened to be written."
                )
                : Check(
                    "copies", .ok,
                    "\(copy.path) (\(size)) keeps the state before a restore. Remove it when you need it no more.")
        }
    }

    /// The workspace is its owner's alone.
    private func permissions() -> [Check] {
        let names = ["docket.db", "docket.db-wal", "docket.db-shm", "node.json", "config.yaml", "telemetry.ndjson"]
        let paths = [request.folder.path] + names.map { request.folder.appendingPathComponent($0).path }
        let open = paths.filter { path in
            // A file that is not there, or that tells nothing of itself, is not open to others.
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return ((attributes?[.posixPermissions] as? Int) ?? 0) & 0o077 != 0
        }
        guard !open.isEmpty else { return [Check("permissions", .ok, "Only you can read and write the workspace.")] }
        return open.map {
            let isFolder = $0 == request.folder.path
            return Check(
                "permissions", .warning,
                "Others on this machine may read \($0): chmod \(isFolder ? "700" : "600") \($0)")
        }
    }
}

/// Looks at the settings.
struct SettingsCheck {
    let request: Session.Request

    func checks() async -> [Check] {
        do {
            _ = try request.settings()
            let faults = try KeyBindings(request.directories.settingsFile).faults
            guard faults.isEmpty else { return faults.map { Check("keys", .warning, $0.description) } }
            return [Check("settings", .ok, "All of them are known and valid.")]
        } catch {
            return [Check("settings", .warning, error.description)]
        }
    }
}
