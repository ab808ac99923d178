import DocketData
package import DocketDomain
package import DocketWorkspace
package import Foundation
package import Logging
import Resources

/// A workspace that is open for one run of the program, with the settings, the log and the telemetry that go with it.
package struct Session: Sendable {
    package let workspace: any Workspace
    /// Where the workspace's settings and telemetry are kept.
    package let folder: URL
    package let settings: Settings
    package let telemetry: Telemetry
    package let log: Logger
    package let environment: Environment
    /// The environment variables of the process.
    let variables: [String: String]
    /// The workflow triggers that the user has configured.
    package let triggers: TriggerConfiguration
    /// The assistants that the user has configured.
    package let agents: AgentConfiguration
    /// The servers that assistants and triggers speak to.
    package let endpoints: Endpoints
    /// Why a log elsewhere could not be reached: what is shown is what this node has of it.
    package let unreachable: DocketError?

    /// Which workspace to open, and as whom.
    package struct Request: Sendable {
        package var workspace: String?
        package var tenant: TenantID
        package var user: UserID?
        package var readOnly: Bool
        package var environment: [String: String]
        /// Sources beside those of the user's settings; they hide others of the same name.
        var sources: [SourceSettings] = []

        package init(
            workspace: String? = nil, tenant: TenantID = .default, user: UserID? = nil, readOnly: Bool = false,
            environment: [String: String]
        ) {
            self.workspace = workspace
            self.tenant = tenant
            self.user = user
            self.readOnly = readOnly
            self.environment = environment
        }

        package var directories: Directories { Directories(environment: environment) }
        package var folder: URL { directories.workspace(named: workspace) }
        package var account: String { Account.name(environment: environment) }
    }

    /// Opens a workspace that exists.
    ///
    /// - Throws: `SettingsError` and `DocketError`.
    package static func open(_ request: Request, environment: Environment = .live) async throws -> Session {
        let (workspace, settings, triggers) = try await local(request, environment)
        if !request.readOnly, workspace.unreachable == nil {
            try await workspace.recoverExports()
            try await workspace.keepAbandonedAnswers()
        }
        let agents = try AgentConfiguration(request.directories.settingsFile, in: request.directories)
        return Session(workspace, settings, triggers, agents, request, environment)
    }

    /// Opens the workspace in its folder: for what can be done there only.
    ///
    /// - Parameter account: Of the operating system, that acts; this process's own unless another is given.
    static func local(
        _ request: Request, _ environment: Environment, account: String? = nil
    ) async throws -> (LocalWorkspace, Settings, TriggerConfiguration) {
        let settings = try request.settings()
        let triggers = try TriggerConfiguration(request.directories.settingsFile, in: request.directories)
        var features = settings.features
        features.review.triggers = triggers.names
        features.review.builtInSchema = try ProfileSchema(decoding: Data(contentsOf: Resources.url(of: "schema.json")))
        var exports = settings.exports(
            in: request.folder, environment: request.environment, now: environment.now)
        exports.rowOrder = RowOrderFinder()
        let workspace = try await LocalWorkspace.open(
            request.folder, tenant: request.tenant, user: request.user, account: account ?? request.account,
            features: features,
            exports: exports,
            querying: QuerySettings(
                sources: try request.allSources(), limits: settings.queryLimits),
            readOnly: request.readOnly, environment: environment)
        return (workspace, settings, triggers)
    }

    private init(
        _ workspace: LocalWorkspace, _ settings: Settings, _ triggers: TriggerConfiguration,
        _ agents: AgentConfiguration, _ request: Request, _ environment: Environment
    ) {
        self.workspace = workspace
        unreachable = workspace.unreachable
        folder = request.folder
        self.triggers = triggers
        self.agents = agents
        self.settings = settings
        self.environment = environment
        variables = request.environment
        endpoints = Endpoints(
            in: request.directories.stateFolder.appendingPathComponent("endpoints", isDirectory: true))
        telemetry = Telemetry(
            workspace: folder, viewer: workspace.viewer, isOn: settings.telemetry && !request.readOnly,
            now: environment.now)
        log = request.log(level: settings.logLevel)
        log.info(
            "Opened a workspace",
            metadata: ["folder": "\(folder.path)", "user": "\(workspace.viewer.userID)"])
    }
}

extension Session.Request {
    /// The settings that hold in this workspace.
    package func settings() throws(SettingsError) -> Settings {
        try Settings.load(directories: directories, workspace: folder, environment: environment)
    }

    fileprivate func allSources() throws(SettingsError) -> [SourceSettings] {
        let names = Set(sources.map(\.name))
        let configured = try SourceConfiguration(
            directories.settingsFile, in: directories, environment: environment
        ).sources
        return sources + configured.filter { !names.contains($0.name) }
    }

    /// The log in the user's state folder.
    package func log() -> Logger {
        // Settings that cannot be read are what the command fails for, and then stand in this log.
        log(level: (try? settings().logLevel) ?? Setting.logLevel.standard)
    }

    /// The log in the user's state folder.
    func log(level: Logger.Level) -> Logger {
        let file = LogFile(directories.stateFolder.appendingPathComponent("docket.log"), maximumBytes: 1 << 20)
        return Logger(label: "docket") { _ in FileLogHandler(file, level: level) }
    }
}
