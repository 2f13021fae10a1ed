//! The file of a backup: lines of JSON that know no engine. The first says what it is; then comes each table, its rows
//! an array a line, closed by how many there are and their sum; then photographs; the last line holds the hash of all
//! before it. What was cut off or changed on the way is seen before anything is written.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::Path,
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What this form of file is called; another number for another form.
pub const FORM: u32 = 1;

/// A line that is no row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Line {
    DoctorlyBackup {
        form: u32,
        made_at: String,
        /// The steps of the schema that had been taken.
        schema: Vec<String>,
        /// Whether photographs follow the tables.
        photographs: bool,
    },
    Table {
        name: String,
        columns: Vec<String>,
    },
    TableEnd {
        rows: u64,
        sum: String,
        /// The last number that the engine gave out.
        #[serde(skip_serializing_if = "Option::is_none")]
        last_number: Option<i64>,
    },
    Photograph {
        place: String,
        /// Base64.
        content: String,
    },
    End {
        lines: u64,
        sha256: String,
    },
}

/// Why a file is not taken. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Damage {
    #[error("the file cannot be read ({0}); name a backup that can be")]
    Unreadable(#[from] io::Error),
    #[error("this is no backup of Doctorly; name a file that `doctorly backup` made")]
    Other,
    #[error("the backup has a form that only a newer Doctorly knows; restore it with that one")]
    Newer,
    #[error("the backup is damaged at line {line} ({what}); nothing was written, take another one")]
    At { line: u64, what: &'static str },
}

pub struct FileWriter {
    out: BufWriter<File>,
    hash: Sha256,
    lines: u64,
}

impl FileWriter {
    pub fn new(file: File) -> Self {
        Self { out: BufWriter::with_capacity(256 * 1024, file), hash: Sha256::new(), lines: 0 }
    }

    pub fn row(&mut self, text: &str) -> io::Result<()> {
        for part in [text.as_bytes(), b"\n"] {
            self.hash.update(part);
            self.out.write_all(part)?;
        }
        self.lines += 1;
        Ok(())
    }

    pub fn line(&mut self, line: &Line) -> io::Result<()> {
        self.row(&serde_json::to_string(line)?)
    }

    /// Writes the last line, and waits until all of it is on the disk.
    pub fn end(mut self) -> io::Result<()> {
        let end = Line::End { lines: self.lines, sha256: hex(self.hash.clone()) };
        self.line(&end)?;
        self.out.flush()?;
        self.out.get_ref().sync_all()
    }
}

/// A line as it is read.
pub enum Read<'a> {
    Row(&'a str),
    Line(Line),
}

pub struct FileReader {
    lines: BufReader<File>,
    hash: Sha256,
    line: String,
    read: u64,
}

impl FileReader {
    pub fn open(path: &Path) -> Result<Self, Damage> {
        let lines = BufReader::with_capacity(256 * 1024, File::open(path)?);
        Ok(Self { lines, hash: Sha256::new(), line: String::new(), read: 0 })
    }

    /// The next line; a last line that does not fit what was read, or is missing, is damage.
    pub fn next(&mut self) -> Result<Read<'_>, Damage> {
        let before = self.hash.clone();
        self.line.clear();
        match self.lines.read_line(&mut self.line) {
            Ok(0) => return Err(self.damage("it ends too early")),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                return Err(if self.read == 0 { Damage::Other } else { self.damage("it is no text") });
            }
            Err(error) => return Err(error.into()),
        }
        self.hash.update(self.line.as_bytes());
        self.read += 1;
        let Some(text) = self.line.strip_suffix('\n') else {
            return Err(if self.read == 1 { Damage::Other } else { self.damage("it ends too early") });
        };
        if text.starts_with('[') {
            return Ok(Read::Row(text));
        }
        let Ok(line) = serde_json::from_str(text) else {
            return Err(if self.read == 1 { Damage::Other } else { self.damage("it cannot be read") });
        };
        if let Line::End { lines, sha256 } = &line {
            let fits = *lines == self.read - 1 && *sha256 == hex(before);
            if !fits || !self.lines.fill_buf()?.is_empty() {
                return Err(self.damage("what was written is not what is here"));
            }
        }
        Ok(Read::Line(line))
    }

    pub fn damage(&self, what: &'static str) -> Damage {
        Damage::At { line: self.read, what }
    }
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
