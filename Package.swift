// swift-tools-version: 6.2

import PackageDescription

/// How the program itself is linked where it is optimised, on Linux: with the libraries of Swift in it, at a fixed address,
/// and showing nothing of itself to the libraries that it loads. It starts in a third of the time then. The linker is the
/// toolchain's own; which archives there are of Foundation's parts, the compiler would know only of modules that are
/// compiled for such a program.
let selfContained: [LinkerSetting] = {
    let condition = BuildSettingCondition.when(platforms: [.linux], configuration: .release)
    let flags = ["-static-stdlib", "-use-ld=lld", "-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic"]
    let archives = ["CoreFoundation", "_FoundationCollections", "_FoundationCShims", "_FoundationICU"]
    return [.unsafeFlags(flags, condition)] + archives.map { .linkedLibrary($0, condition) }
}()

let package = Package(
    name: "docket",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "docket", targets: ["docket"]),
        .executable(name: "docket-bench", targets: ["docket-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.10.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.8.0"),
        .package(url: "https://github.com/grpc/grpc-swift-2", from: "2.4.3"),
        .package(url: "https://github.com/grpc/grpc-swift-nio-transport", from: "2.9.2"),
        .package(url: "https://github.com/grpc/grpc-swift-protobuf", from: "2.4.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
        .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.3.0"),
        .package(url: "https://github.com/pointfreeco/xctest-dynamic-overlay", from: "1.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // The program: the command line, and the wiring behind it.
        .executableTarget(
            name: "docket",
            dependencies: [
                "CCommit",
                "CMalloc", "DocketApp", "DocketCharts", "DocketDomain", "DocketExport", "DocketServer", "DocketWire",
                "DocketWorkspace",
                "Resources",
                "TerminalKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            linkerSettings: selfContained),
        .target(
            name: "DocketApp",
            dependencies: [
                "DocketAssistants", "DocketCharts", "DocketData", "DocketDomain", "DocketExport", "DocketUI",
                "DocketWire", "DocketWorkspace", "Resources", "TerminalCurses", "TerminalKit",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "OrderedCollections", package: "swift-collections"),
                .product(name: "Yams", package: "Yams"),
            ]),
        // The door for other programs: gRPC services.
        .target(
            name: "DocketServer",
            dependencies: [
                "DocketDomain", "DocketWire", "DocketWorkspace",
                .product(name: "GRPCCore", package: "grpc-swift-2"),
                .product(name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport"),
                .product(name: "GRPCProtobuf", package: "grpc-swift-protobuf"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCertificateReloading", package: "swift-nio-extras"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHPACK", package: "swift-nio-http2"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTP2", package: "swift-nio-http2"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "OrderedCollections", package: "swift-collections"),
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ]),
        .target(
            name: "DocketWire",
            dependencies: ["DocketDomain", .product(name: "OrderedCollections", package: "swift-collections")]),

        // The use cases and what they stand on.
        .target(
            name: "DocketWorkspace",
            dependencies: [
                "DocketAgents", "DocketAssistants", "DocketData", "DocketDomain", "DocketExport", "DocketImport",
                "DocketMarkdown", "DocketPostgres", "DocketStore",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        .target(
            name: "DocketStore",
            dependencies: [
                "CPageSeals", "CSQLite", "DocketDomain",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        .target(name: "DocketAgents", dependencies: ["DocketDomain", "DocketMarkdown"]),
        .target(name: "DocketPostgres", dependencies: ["DocketDomain", "PostgresKit"]),
        .target(name: "DocketData", dependencies: ["CQueryMemory", "CSQLite", "DocketDomain", "PostgresKit"]),
        .target(name: "PostgresKit", dependencies: ["CDeferred", "CPQ", "DocketDomain"]),
        .target(
            name: "DocketAssistants",
            dependencies: [
                "DocketDomain",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        .target(
            name: "DocketImport",
            dependencies: [
                "DocketArchive", "DocketDomain",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        .target(
            name: "DocketExport",
            dependencies: [
                "CDeferred", "CPangoCairo", "CXlsxWriter", "DocketArchive", "DocketCharts", "DocketDomain",
                "DocketMarkdown",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        .target(
            name: "DocketCharts",
            dependencies: ["DocketDomain", .product(name: "OrderedCollections", package: "swift-collections")]),
        .target(name: "DocketMarkdown", dependencies: ["CCmarkGFM"]),
        .target(name: "DocketArchive", dependencies: ["CMinizip"]),
        .target(
            name: "DocketDomain",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        .target(
            name: "Resources", path: "Resources", exclude: ["installing.bash", "protocols", "setup"],
            resources: [.copy("config.yaml"), .copy("demo"), .copy("extraction.json"), .copy("schema.json")]),

        // The terminal.
        .target(
            name: "DocketUI",
            dependencies: [
                "DocketCharts", "DocketDomain", "DocketMarkdown", "TerminalKit",
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        .target(name: "TerminalKit", dependencies: ["CWcwidth"]),
        .target(name: "TerminalCurses", dependencies: ["CNcursesw", "TerminalKit"]),

        // C libraries of the system, each imported by exactly one Swift target.
        .systemLibrary(
            name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .systemLibrary(
            name: "CMinizip", pkgConfig: "minizip",
            providers: [.apt(["libminizip-dev"]), .brew(["minizip"])]),
        .systemLibrary(
            name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"]), .brew(["pango"])]),
        .systemLibrary(
            name: "CXlsxWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
        .systemLibrary(
            name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]),
        .systemLibrary(name: "CNcursesw", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
        .systemLibrary(name: "CWcwidth"),
        .systemLibrary(name: "CMalloc"),

        // Loads those of them that few commands need when they are first needed.
        .target(
            name: "CDeferred", dependencies: ["CPQ", "CPangoCairo", "CXlsxWriter"],
            linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),

        // The commit that the program is built from. It is the environment that tells it: a manifest is read once and kept,
        // and what it found out by itself would be of an earlier commit.
        .target(
            name: "CCommit",
            cSettings: Context.environment["DOCKET_COMMIT"].map { [.define("DOCKET_COMMIT", to: $0)] } ?? []),

        // Between SQLite and its files, and its memory.
        .target(name: "CPageSeals", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(name: "CQueryMemory", linkerSettings: [.linkedLibrary("sqlite3")]),

        // Measurements: `swift run -c release docket-bench`.
        .executableTarget(
            name: "docket-bench",
            dependencies: [
                "CCmarkGFM", "CXlsxWriter", "DocketAgents", "DocketData", "DocketDomain", "DocketExport",
                "DocketPostgres", "DocketStore", "DocketWorkspace", "ModelServer", "Resources", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),

        .systemLibrary(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
        .target(name: "CTestSettings", path: "Tests/CTestSettings"),
        .target(
            name: "TestSupport", dependencies: ["CPseudoTerminal", "CTestSettings", "DocketAgents", "DocketDomain"],
            path: "Tests/TestSupport"),
        // A model's server on this machine, for tests.
        .target(
            name: "ModelServer",
            dependencies: [
                "DocketDomain",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/ModelServer"),
        .testTarget(
            name: "DocketDomainTests",
            dependencies: [
                "DocketDomain", "TestSupport",
                .product(name: "CustomDump", package: "swift-custom-dump"),
                // Without it what CustomDump finds is printed, and fails no test.
                .product(name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        .testTarget(
            name: "DocketStoreTests",
            dependencies: [
                "DocketDomain", "DocketPostgres", "DocketStore", "DocketWorkspace", "PostgresKit", "TestSupport",
                .product(name: "CustomDump", package: "swift-custom-dump"),
                // Without it what CustomDump finds is printed, and fails no test.
                .product(name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "DocketWorkspaceTests",
            dependencies: [
                "DocketAssistants", "DocketDomain", "DocketExport", "DocketStore", "DocketWorkspace", "TestSupport",
                .product(name: "CustomDump", package: "swift-custom-dump"),
                // Without it what CustomDump finds is printed, and fails no test.
                .product(name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .executableTarget(
            name: "acting-process", dependencies: ["DocketDomain", "DocketStore", "DocketWorkspace", "TestSupport"],
            path: "Tests/ActingProcess"),
        .testTarget(
            name: "DurabilityTests",
            dependencies: [
                "DocketDomain", "DocketStore", "DocketWorkspace", "TestSupport", "acting-process", "docket",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        .testTarget(
            name: "DocketUITests",
            dependencies: [
                "DocketAssistants", "DocketCharts", "DocketDomain", "DocketMarkdown", "DocketUI", "TerminalKit",
                "TestSupport",
            ],
            exclude: ["Goldens"]),
        .testTarget(name: "TerminalKitTests", dependencies: ["TerminalKit", "TestSupport"]),
        .testTarget(
            name: "DocketAppTests",
            dependencies: [
                "DocketApp", "DocketAssistants", "DocketDomain", "DocketWorkspace", "Resources", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(
            name: "DocketServerTests",
            dependencies: [
                "DocketDomain", "DocketServer", "DocketWorkspace", "TestSupport",
                .product(name: "GRPCCore", package: "grpc-swift-2"),
                .product(name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport"),
                .product(name: "GRPCProtobuf", package: "grpc-swift-protobuf"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
                .product(name: "X509", package: "swift-certificates"),
            ]),
        .testTarget(name: "DocketWireTests", dependencies: ["DocketDomain", "DocketWire"]),
        // Starts the built program.
        .testTarget(
            name: "DocketCommandTests",
            dependencies: [
                "DocketDomain", "ModelServer", "TestSupport", "docket",
                .product(name: "OrderedCollections", package: "swift-collections"),
            ],
            path: "Tests/docketTests", exclude: ["Serving/Python"]),
        .testTarget(
            name: "TerminalTests",
            dependencies: [
                "DocketDomain", "ModelServer", "TerminalKit", "TestSupport", "docket",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(name: "TerminalCursesTests", dependencies: ["TerminalCurses"]),
        .testTarget(name: "DocketChartsTests", dependencies: ["DocketCharts", "DocketDomain"]),
        .testTarget(name: "DocketMarkdownTests", dependencies: ["DocketMarkdown", "TestSupport"]),
        .testTarget(
            name: "DocketAgentsTests", dependencies: ["DocketAgents", "DocketDomain", "TestSupport"],
            exclude: ["Extraction/Gold"]),
        .testTarget(
            name: "DocketAssistantsTests",
            dependencies: [
                "DocketAssistants", "DocketDomain", "ModelServer", "TestSupport",
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .testTarget(name: "DocketArchiveTests", dependencies: ["DocketArchive", "TestSupport"]),
        // Starts a PostgreSQL server of its own.
        .testTarget(name: "DocketDataTests", dependencies: ["CSQLite", "DocketData", "DocketDomain", "TestSupport"]),
        .testTarget(
            name: "DocketExportTests",
            dependencies: [
                "DocketArchive", "DocketCharts", "DocketDomain", "DocketExport", "DocketMarkdown", "TestSupport",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .testTarget(
            name: "DocketImportTests",
            dependencies: [
                "DocketDomain", "DocketImport", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
    ]
)

// The same rules for every target of ours. On CI a warning is an error.
for target in package.targets where target.type != .system {
    var settings = target.swiftSettings ?? []
    settings += [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
    if Context.environment["CI"] != nil {
        settings.append(.treatAllWarnings(as: .error))
    }
    target.swiftSettings = settings
}
