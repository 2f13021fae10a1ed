//! An engine that a test may pause and kill.

use std::{
    io::{BufRead, BufReader, Lines, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

/// Stopped and deleted when dropped.
pub struct Own {
    pub url: String,
    child: Child,
    says: Lines<BufReader<ChildStdout>>,
    told: Option<ChildStdin>,
}

impl Own {
    /// Starts one as `./dev/engine` does; gives it when it answers.
    pub fn start(engine: &str) -> Self {
        let project = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let mut child = Command::new("./dev/engine")
            .arg(engine)
            .current_dir(project)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("dev/engine starts");
        let says = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let told = child.stdin.take();
        let mut own = Self { url: String::new(), child, says, told };
        own.url = own.ready();
        own
    }

    /// It takes connections and answers nothing.
    pub fn pause(&mut self) {
        self.tell("pause");
    }

    pub fn go_on(&mut self) {
        self.tell("continue");
    }

    /// As a machine that loses its power.
    pub fn kill(&mut self) {
        self.tell("kill");
    }

    /// The same again after a kill: port and data.
    pub fn start_again(&mut self) {
        self.say("start");
        let url = self.ready();
        assert_eq!(url, self.url);
    }

    /// Starts a synchronous standby of it; gives where that is.
    pub fn follow(&mut self) -> String {
        self.say("follow");
        self.ready()
    }

    /// Loses it, and puts its standby in its place.
    pub fn promote(&mut self) {
        self.tell("promote");
    }

    fn tell(&mut self, word: &str) {
        self.say(word);
        assert_eq!(self.hear(), word);
    }

    fn say(&mut self, word: &str) {
        writeln!(self.told.as_mut().expect("it is told until the end"), "{word}")
            .expect("the engine listens");
    }

    fn hear(&mut self) -> String {
        self.says.next().expect("the engine did not start or stop; see above").expect("readable lines")
    }

    fn ready(&mut self) -> String {
        let line = self.hear();
        line.strip_prefix("ready ").unwrap_or_else(|| panic!("`ready` was expected, not {line}")).to_owned()
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        // The end of its input tells it to stop; its folder is gone when it has.
        self.told = None;
        let _ = self.child.wait();
    }
}
