import DocketDomain
import DocketExport
import DocketUI
import Logging

/// The table of all settings: names, types, defaults, and who may set them.
extension Setting {
    static let theme = TypedSetting("theme", ThemeName.auto, of: ThemeName.allCases, "Colours of the screen.")
    static let borders = TypedSetting(
        "borders", BorderStyle.auto, of: BorderStyle.allCases, "How lines are drawn; auto goes by the locale.")
    static let chartCells = TypedSetting(
        "chart_cells", ChartCells.braille, of: ChartCells.allCases,
        "Of what charts are drawn; octants are denser, where font and system know Unicode 16.")
    static let mouse = TypedSetting("mouse", true, "Whether the mouse is used.")
    static let visibility = TypedSetting(
        "defaults.visibility", ThreadVisibility.private, of: [.private, .team, .public],
        "Who sees new and imported threads.")
    static let artifactCreation = TypedSetting(
        "features.artifact_creation", true, "Whether imports and commands make artifacts.")
    static let artifactConfidence = TypedSetting(
        "features.artifact_confidence", 0.6,
        "How sure docket has to be that a part of an answer is worth keeping, before it becomes an artifact.")
    static let defaultAgent = TypedSetting(
        "default_agent", "offline", as: "the name of an agent under agents:",
        "Who answers where no other assistant is meant to; offline is built in.", in: .user)
    static let undoSeconds = TypedSetting(
        "review.undo_seconds", 60, from: 0...3600, "How long a decision can be taken back, in seconds.")
    static let checkpointHours = TypedSetting(
        "events.checkpoint_hours", 24, from: 1...87_600,
        "How long a checkpoint of docket events is good for, in hours.")
    static let telemetry = TypedSetting(
        "telemetry", true, "Whether telemetry.ndjson is written; it never leaves the workspace.")
    static let presence = TypedSetting(
        "presence", true, "Whether others in the workspace see what you have open, and you what they have.", in: .user)
    static let storage = TypedSetting(
        "exports.storage", StorageKind.local, of: StorageKind.allCases,
        "Where exports are kept: in the workspace, or in an S3 bucket.", in: .user)
    static let bucket = TypedSetting(
        "exports.bucket", as: S3Bucket.nameForm, taking: .bucketName,
        "The S3 bucket; its keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.", in: .user)
    static let region = TypedSetting(
        "exports.region", "us-east-1", as: S3Bucket.regionForm, taking: .region, "The bucket's region.", in: .user)
    static let endpoint = TypedSetting(
        "exports.endpoint", as: S3Bucket.addressForm, taking: .serverAddress,
        "The S3 server; Amazon's own unless it is given.", in: .user)
    static let style = TypedSetting(
        "exports.style", S3Bucket.Style.path, of: S3Bucket.Style.allCases,
        "Whether addresses name the bucket in their path or in their host.", in: .user)
    static let jobsPerMinute = TypedSetting(
        "exports.jobs_per_minute", 0, from: 0 ... .max,
        "Exports that a user may begin within a minute; 0 for any number.")
    static let totalBytes = TypedSetting(
        "exports.total_bytes", 0, from: 0 ... .max,
        "Bytes that a user's exports may take in all; 0 for any number.")
    static let sqlTimeout = TypedSetting(
        "sql.timeout", 30, from: 1...86_400, "How long a query may run, in seconds.", in: .user)
    static let sqlRows = TypedSetting(
        "sql.max_rows", 1_000_000, from: 1...100_000_000, "Rows after which a result is cut, which it then says.",
        in: .user)
    static let sqlBytes = TypedSetting(
        "sql.max_bytes", 256 << 20, from: 1 << 10...16 << 30, "Bytes after which a result is cut.", in: .user)
    static let opener = TypedSetting(
        "opener", as: "a program and its arguments, separated by blanks",
        "What opens exports: a program; the file comes last. No shell. The system's own unless given.", in: .user)
    static let logLevel = TypedSetting(
        "log.level", Logger.Level.warning, of: [.error, .warning, .info, .debug],
        "What docket.log in the user's state folder records.", in: .user)

    /// All settings, in the order in which they are shown.
    package static let all: [Setting] = [
        theme.row, borders.row, chartCells.row, mouse.row, visibility.row, artifactCreation.row, artifactConfidence.row,
        defaultAgent.row,
        undoSeconds.row, checkpointHours.row, telemetry.row, presence.row,
        storage.row, bucket.row, region.row, endpoint.row, style.row, jobsPerMinute.row, totalBytes.row,
        sqlTimeout.row, sqlRows.row, sqlBytes.row, opener.row,
        logLevel.row,
    ]
}

/// How lines are drawn.
enum BorderStyle: String, CaseIterable {
    case auto, unicode, ascii
}

/// Where exports are kept.
enum StorageKind: String, CaseIterable {
    case local, s3
}
