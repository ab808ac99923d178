import Testing

/// What is named as an input and never ends is refused, and never waited for.
@Suite struct DeviceTests {
    @Test(arguments: [
        ["import"], ["artifacts", "create", "--kind", "table", "--title", "T", "--from"], ["schema", "set"],
        ["customers", "import"], ["propose", "--customer", "c1"],
    ])
    func aDeviceIsNoInput(command: [String]) async throws {
        let sandbox = try await Sandbox()
        for device in ["/dev/zero", "/dev/urandom"] {
            let run = try await sandbox.run(command + [device])
            #expect(run.status == 65 && run.complaint.contains("device"), "\(run.complaint)")
        }
    }
}
