import DocketDomain
import DocketWorkspace
import Foundation
import Logging
import TestSupport
import Testing

@testable import DocketApp

@Suite struct SettingsTests {
    let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private var directories: Directories { Directories(environment: ["HOME": home.url.path]) }
    private var workspace: URL { home.url.appendingPathComponent("workspace") }

    private func load(_ environment: [String: String] = [:]) throws(SettingsError) -> Settings {
        try Settings.load(directories: directories, workspace: workspace, environment: environment)
    }

    private func write(user text: String) throws {
        try home.write(text, to: ".config/docket/config.yaml")
    }

    private func write(workspace text: String) throws {
        try home.write(text, to: "workspace/config.yaml")
    }

    @Test func whatIsntSetIsAsDocketComesWithIt() throws {
        let settings = try load()
        for setting in Setting.all {
            #expect(settings.value(of: setting) == .init(text: setting.standard, source: .standard))
        }
        #expect(settings.features.artifactCreation)
        #expect(settings.visibility() == .private)
        #expect(settings.telemetry)
    }

    @Test func everySettingCanBeSetByItsEnvironmentVariableAndEveryStandardIsAllowed() throws {
        for setting in Setting.all {
            #expect(setting.value(setting.standard) == setting.standard, "\(setting.key)")
            let other = setting.kind == .flag ? "no" : try #require(choices(of: setting).last)
            let settings = try load([setting.variable: other])
            let value = settings.value(of: setting)
            #expect(value.text == setting.value(other), "\(setting.key)")
            #expect(value.source == .environment(setting.variable), "\(setting.key)")
        }
    }

    private func choices(of setting: Setting) -> [String] {
        switch setting.kind {
        case .flag: []
        case .choice(let choices): choices
        case .number(let range): [String(range.lowerBound), String(range.lowerBound + 7)]
        case .share: ["0.25", "1"]
        case .text(_, .serverAddress): ["http://127.0.0.1:9000"]
        case .text: ["elsewhere"]
        }
    }

    @Test func flagsAreUnderstoodInTheWaysThatPeopleWriteThem() {
        let setting = Setting.all.first { $0.kind == .flag }
        for text in ["true", "True", "yes", "on", "1"] { #expect(setting?.value(text) == "true", "\(text)") }
        for text in ["false", "FALSE", "no", "off", "0"] { #expect(setting?.value(text) == "false", "\(text)") }
        for text in ["", "2", "ja", "truefalse"] { #expect(setting?.value(text) == nil, "\(text)") }
    }

    @Test func theNearestSourceWinsKeyByKey() throws {
        try write(user: "theme: mono\nmouse: false\nborders: ascii\n")
        try write(workspace: "theme: light\nmouse: on\n")
        let settings = try load(["DOCKET_THEME": "dark", "DOCKET_MOUSE": ""])
        func value(_ key: String) throws -> String {
            settings.value(of: try #require(Setting.named(key))).text
        }
        #expect(try value("theme") == "dark")
        #expect(try value("mouse") == "true")
        #expect(try value("borders") == "ascii")
        #expect(settings.visibility(option: .team) == .team)
    }

    @Test func groupsAreReadNestedAndInFlowStyle() throws {
        try write(user: "features: {artifact_creation: off}\nlog:\n    level: debug # much\n")
        let settings = try load()
        #expect(!settings.features.artifactCreation)
        #expect(settings.logLevel == .debug)
    }

    @Test func anErrorNamesFileKeyLineAndWhatIsAllowedAndNoUnknownValue() throws {
        try write(user: "# one\n\ndefaults:\n  visibility: everybody\n")
        var error = #expect(throws: SettingsError.self) { try load() }
        #expect(error?.line == 4)
        #expect(error?.key == "defaults.visibility")
        #expect(error?.file == directories.settingsFile.path)
        #expect(error?.message.contains("private, team or public") == true)
        try write(user: "token: abc123\n")
        error = #expect(throws: SettingsError.self) { try load() }
        #expect(error?.description.contains("abc123") == false)
    }

    @Test func aWrongValueInTheEnvironmentIsAnErrorToo() throws {
        let error = #expect(throws: SettingsError.self) { try load(["DOCKET_BORDERS": "round"]) }
        #expect(error?.message.contains("DOCKET_BORDERS") == true)
    }
}
