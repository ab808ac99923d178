import Foundation

/// neomutt, the yardstick for a program with a list: it is measured where it is installed.
struct MailReader {
    private let program: URL
    private let folder: URL

    /// - Parameter folder: Where its mails and settings are made.
    init?(in folder: URL) {
        guard let program = Installed.program("neomutt") else { return nil }
        self.program = program
        self.folder = folder
    }

    /// Opens a mailbox of so many mails.
    func open(mails count: Int) async throws -> ScreenSession {
        let mailbox = folder.appendingPathComponent("mails-\(count)")
        if !FileManager.default.fileExists(atPath: mailbox.path) { try write(count, to: mailbox) }
        let settings = folder.appendingPathComponent("neomuttrc")
        try "set folder=\(folder.path)\nset spool_file=\(mailbox.path)\nset mail_check=0\nset timeout=3600\n".write(
            to: settings, atomically: true, encoding: .utf8)
        return try await ScreenSession(program, ["-n", "-F", settings.path, "-R", "-f", mailbox.path], home: folder)
    }

    private func write(_ count: Int, to file: URL) throws {
        var text = ""
        for number in 0..<count {
            text += """
                From someone@example.org Mon Jan  1 00:00:00 2024
                From: Sender \(number % 97) <sender\(number % 97)@example.org>
                To: someone@example.org
                Subject: Mail number \(number) about mandates and fees
                Date: Mon, 01 Jan 2024 \(String(format: "%02d:%02d:%02d", number / 3600 % 24, number / 60 % 60, number % 60)) +0000
                Message-ID: <\(number)@example.org>

                One line of text.


                """
        }
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
}
