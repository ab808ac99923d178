import Configuration
package import DocketDomain
import DocketExport
package import DocketWorkspace
package import Foundation

/// The settings that hold for one run, each from the first source that has it: environment, the workspace's file, the
/// user's file, and what docket comes with.
package struct Settings: Sendable {
    /// Where a value comes from.
    package enum Source: Hashable, Sendable, CustomStringConvertible {
        case environment(String)
        case file(String)
        case standard

        package var description: String {
            switch self {
            case .environment(let variable): variable
            case .file(let path): path
            case .standard: "default"
            }
        }
    }

    package struct Value: Hashable, Sendable {
        package let text: String
        package let source: Source

        package init(text: String, source: Source) {
            self.text = text
            self.source = source
        }
    }

    private let values: [String: Value]

    /// Reads all sources.
    ///
    /// - Parameter workspace: The workspace's folder; it may have no settings, or not exist.
    package static func load(
        directories: Directories, workspace: URL, environment: [String: String]
    ) async throws(SettingsError) -> Settings {
        let files = [
            SettingsFile(workspaceFile(in: workspace), of: .workspace),
            SettingsFile(directories.settingsFile, of: .user),
        ]
        var sources: [(source: @Sendable (Setting) -> Source, reader: ConfigReader)] = [
            (
                { .environment($0.variable) },
                ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: environment))
                    .scoped(to: "docket")
            )
        ]
        for file in files {
            // An empty mapping is no mapping for the provider; and it doesn't say where a mistake is.
            guard try !file.values().isEmpty else { continue }
            let path = file.url.path
            sources.append(({ _ in .file(path) }, try await reader(of: file)))
        }
        var values: [String: Value] = [:]
        for setting in Setting.all {
            values[setting.key] = try value(of: setting, in: sources)
        }
        return Settings(values: values)
    }

    /// A workspace's own settings.
    package static func workspaceFile(in workspace: URL) -> URL {
        workspace.appendingPathComponent("config.yaml")
    }

    package func value(of setting: Setting) -> Value {
        values[setting.key] ?? Value(text: setting.standard, source: .standard)
    }

    private static func reader(of file: SettingsFile) async throws(SettingsError) -> ConfigReader {
        do {
            let place = InMemoryProvider(values: ["filePath": .init(.string(file.url.path), isSecret: false)])
            return ConfigReader(
                provider: try await FileProvider<YAMLSnapshot>(config: ConfigReader(provider: place)))
        } catch {
            throw SettingsError("The file cannot be read as settings.", file: file.url.path)
        }
    }

    private static func value(
        of setting: Setting, in sources: [(source: @Sendable (Setting) -> Source, reader: ConfigReader)]
    ) throws(SettingsError) -> Value {
        let key = ConfigKey(setting.key.split(separator: ".").map(String.init))
        for (source, reader) in sources {
            guard let text = reader.string(forKey: key), !text.isEmpty else { continue }
            guard let value = setting.value(text) else {
                throw SettingsError(
                    "\(source(setting)) cannot be “\(text)”. It can be \(setting.allowed).", key: setting.key)
            }
            return Value(text: value, source: source(setting))
        }
        return Value(text: setting.standard, source: .standard)
    }
}

/// The settings by their meaning.
extension Settings {
    private func text(_ key: String) -> String {
        values[key]?.text ?? ""
    }

    package var features: LocalWorkspace.Features {
        var features = LocalWorkspace.Features()
        features.artifactCreation = text("features.artifact_creation") == "true"
        features.review.undoWindow = (Int64(text("review.undo_seconds")) ?? 60) * 1000
        return features
    }

    /// Where exports are kept, and how many there may be.
    ///
    /// - Parameters:
    ///   - folder: The workspace's folder.
    ///   - environment: Has the credentials of S3.
    func exports(
        in folder: URL, environment: [String: String], now: @escaping @Sendable () -> Timestamp
    ) -> ExportSettings {
        func limit(_ key: String) -> Int? { Int(text(key)).flatMap { $0 > 0 ? $0 : nil } }
        return ExportSettings(
            storage: storage(in: folder, environment: environment, now: now),
            quota: ExportQuota(
                jobsPerMinute: limit("exports.jobs_per_minute"), totalBytes: limit("exports.total_bytes")),
            rowOrder: RowOrderFinder())
    }

    private func storage(
        in folder: URL, environment: [String: String], now: @escaping @Sendable () -> Timestamp
    ) -> any ExportStorage {
        guard text("exports.storage") == "s3" else {
            return LocalStorage(root: folder.appendingPathComponent("exports"))
        }
        do throws(DocketError) {
            let bucket = try S3Bucket(
                name: text("exports.bucket"), region: text("exports.region"), endpoint: text("exports.endpoint"),
                style: S3Bucket.Style(rawValue: text("exports.style")) ?? .path)
            return S3Storage(bucket, credentials: try AWSCredentials(environment: environment), now: now)
        } catch {
            // Only exports need it: everything else goes on.
            return RefusingStorage(name: "s3", error: error)
        }
    }

    /// The program that opens files, and its first arguments.
    package var opener: [String] {
        let words = text("opener").split(separator: " ").map(String.init)
        guard words.isEmpty else { return words }
        #if os(macOS)
            return ["open"]
        #else
            return ["xdg-open"]
        #endif
    }

    package var defaultVisibility: ThreadVisibility {
        ThreadVisibility(rawValue: text("defaults.visibility")) ?? .private
    }

    package var telemetry: Bool { text("telemetry") == "true" }

    package var logLevel: String { text("log.level") }
}
