import TestSupport
import Testing

/// From the notes of a meeting to a changed profile, in a terminal.
@Suite(.serialized) struct NotesJourneyTests {
    @Test(.timeLimit(.minutes(40))) func notesBecomeProposalsAQuestionIsAnsweredAndThatIsDecided() async throws {
        let terminal = try await TmuxTerminal()
        try await terminal.run("init > /dev/null")
        for (id, name) in [("brandt", "Carl Brandt"), ("okafor", "Ada Okafor")] {
            try await terminal.run("customers add --id \(id) --name '\(name)' > /dev/null")
        }
        try await terminal.run("")
        try await terminal.wait(for: "the welcome") { $0.contains("start a thread") }
        try await terminal.write(
            "Ada telephoned. Her new phone number is +351 22 555 01 88. She lives in Portugal.", with: "C")
        try await terminal.wait(for: "the notes") { $0.contains("Ada telephoned") && $0.contains("1/1") }
        try await terminal.press("p")
        // Who is named comes first.
        try await terminal.wait(for: "the customers") {
            $0.contains("Of which customer?") && $0.contains("Carl Brandt") && $0.contains("Ada Okafor")
        }
        try await terminal.press("Enter")
        try await terminal.wait(for: "what was found, and what is open") {
            $0.contains("What this says of Ada Okafor") && $0.contains("[x] Phone number: +351 22 555 01 88")
                && $0.contains("“Her new phone number is +351 22 555 01 88.”") && $0.contains(" ?  ")
        }
        try await terminal.press("G", "Enter")
        try await terminal.wait(for: "the line for an answer") { $0.contains("answer:") }
        try await terminal.type("3")
        try await terminal.press("Escape")
        try await terminal.wait(for: "the answer that is kept") { $0.contains("draft: 3") }
        try await terminal.press("Enter")
        try await terminal.wait(for: "the same answer") { $0.contains("answer: 3") }
        try await terminal.press("Enter")
        try await terminal.wait(for: "the question, answered") { $0.contains("  answered") }
        try await terminal.press("g", "g")
        try await terminal.wait(for: "the findings") { $0.contains("enter hand in") }
        try await terminal.press("Enter")
        try await terminal.wait(for: "what waits") { $0.contains("wait for a decision") && $0.contains("pending") }
        try await terminal.press("g", "r")
        try await terminal.wait(for: "the review") { $0.contains("+ proposed") && $0.contains("0 decided") }
        try await terminal.pause(.reading)
        try await terminal.press("a")
        // Nobody is the customer's relationship manager: an admin is asked.
        try await terminal.wait(for: "the question") { $0.contains("You decide as an admin") }
        try await terminal.pause(.reading)
        try await terminal.press("y")
        try await terminal.wait(for: "the decision") { $0.contains("1 decided") }
        try await terminal.leave()
    }
}
