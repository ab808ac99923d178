package import DocketDomain
import DocketExport
import DocketUI
package import DocketWorkspace
import Foundation
import Logging

/// The settings by their meaning.
extension Settings {
    package var features: LocalWorkspace.Features {
        var features = LocalWorkspace.Features()
        features.artifactCreation = value(of: Setting.artifactCreation)
        features.review.undoWindow = Int64(value(of: Setting.undoSeconds)) * 1000
        features.checkpointLifetime = Int64(value(of: Setting.checkpointHours)) * 3_600_000
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
        func limit(_ setting: TypedSetting<Int>) -> Int? {
            let number = value(of: setting)
            return number > 0 ? number : nil
        }
        return ExportSettings(
            storage: storage(in: folder, environment: environment, now: now),
            quota: ExportQuota(
                jobsPerMinute: limit(Setting.jobsPerMinute), totalBytes: limit(Setting.totalBytes)))
    }

    private func storage(
        in folder: URL, environment: [String: String], now: @escaping @Sendable () -> Timestamp
    ) -> any ExportStorage {
        switch value(of: Setting.storage) {
        case .local:
            return LocalStorage(root: folder.appendingPathComponent("exports"))
        case .s3:
            do throws(DocketError) {
                let bucket = try S3Bucket(
                    name: value(of: Setting.bucket), region: value(of: Setting.region),
                    endpoint: value(of: Setting.endpoint), style: value(of: Setting.style))
                return S3Storage(bucket, credentials: try AWSCredentials(environment: environment), now: now)
            } catch {
                // Only exports need it: everything else goes on.
                return RefusingStorage(name: "s3", error: error)
            }
        }
    }

    /// How far queries may go.
    var queryLimits: QueryLimits {
        QueryLimits(
            time: .seconds(value(of: Setting.sqlTimeout)), rows: value(of: Setting.sqlRows),
            bytes: value(of: Setting.sqlBytes))
    }

    /// The program that opens files, and its first arguments.
    package var opener: [String] {
        let words = value(of: Setting.opener).split(separator: " ").map(String.init)
        guard words.isEmpty else { return words }
        #if os(macOS)
            return ["open"]
        #else
            return ["xdg-open"]
        #endif
    }

    /// Who sees new and imported threads.
    ///
    /// - Parameter option: What a command was given.
    package func visibility(option: ThreadVisibility? = nil) -> ThreadVisibility {
        value(of: Setting.visibility, option: option)
    }

    /// Whether others see what is open here, and what they have open is seen here.
    var presence: Bool { value(of: Setting.presence) }
    package var telemetry: Bool { value(of: Setting.telemetry) }
    var logLevel: Logger.Level { value(of: Setting.logLevel) }
    var theme: ThemeName { value(of: Setting.theme) }
    var borders: BorderStyle { value(of: Setting.borders) }
    var chartCells: ChartCells { value(of: Setting.chartCells) }
    var mouse: Bool { value(of: Setting.mouse) }
}
