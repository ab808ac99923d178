import DocketApp
import Foundation

/// Looks at what the terminal can show.
struct TerminalCheck {
    let environment: [String: String]

    func checks() -> [Check] {
        [type, locale, size]
    }

    private var type: Check {
        let name = environment["TERM"] ?? ""
        guard !name.isEmpty, name != "dumb" else {
            return Check(
                "terminal", .warning,
                "TERM is \(name.isEmpty ? "not set" : "“dumb”"): the screen needs a terminal such as xterm-256color.")
        }
        return Check("terminal", .ok, "TERM is \(name).")
    }

    private var locale: Check {
        let variable = ["LC_ALL", "LC_CTYPE", "LANG"].first { !(environment[$0] ?? "").isEmpty }
        let value = variable.flatMap { environment[$0] } ?? ""
        let plain = value.lowercased().replacing("-", with: "")
        guard plain.contains("utf8") else {
            return Check(
                "locale", .warning,
                "\(variable.map { "\($0) is “\(value)”" } ?? "No locale is set"): only ASCII can be shown. export LANG=C.UTF-8"
            )
        }
        return Check("locale", .ok, "\(variable ?? "") is \(value).")
    }

    private var size: Check {
        guard let size = Terminal.size else { return Check("size", .ok, "Standard output is no terminal.") }
        let text = "\(size.columns) × \(size.rows)"
        guard size.columns >= 40, size.rows >= 12 else {
            return Check("size", .warning, "\(text) is small: the screen needs at least 40 × 12.")
        }
        return Check("size", .ok, text + ".")
    }
}

/// Looks at the fonts that exports to PDF draw with.
struct FontCheck {
    let directories: Directories

    func checks() -> [Check] {
        guard let program = directories.program("fc-list") else {
            return [
                Check("fonts", .warning, "fontconfig is not installed; PDF exports need it: apt install fontconfig")
            ]
        }
        return [
            check(program, for: ":lang=zh", name: "Chinese, Japanese and Korean", package: "fonts-noto-cjk"),
            check(program, for: ":lang=und-zsye", name: "emoji", package: "fonts-noto-color-emoji"),
        ]
    }

    private func check(_ program: URL, for pattern: String, name: String, package: String) -> Check {
        let families = output(of: program, [pattern, "family"])
        guard let first = families.split(separator: "\n").min() else {
            return Check(
                "fonts", .warning, "No font has \(name); PDF exports show boxes instead: apt install \(package)")
        }
        return Check("fonts", .ok, "\(name): \(first).")
    }

    private func output(of program: URL, _ arguments: [String]) -> String {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        do {
            try process.run()
            let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return String(decoding: bytes, as: UTF8.self)
        } catch {
            return ""
        }
    }
}
