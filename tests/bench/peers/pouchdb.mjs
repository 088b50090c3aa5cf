// SPDX-License-Identifier: GPL-3.0-or-later
// pouchdb.mjs: PouchDB doing what tests/bench/bench-sync does: the same records from and to a server of its own.
//
//   serve FOLDER          a server on loopback; writes {"port": N}; GET /bytes: what came and went since it was asked last
//   fill FOLDER RECORDS   the records (a JSON object on each line) into a new local database
//   push FOLDER URL       from the local database to an empty one of the server
//   pull FOLDER URL       from the server into a new local database
//
// It is measured with the settings that it comes with. The last two write {"seconds": ..., "records": ..., "rss_kib": ...}.

import express from "express";
import expressPouchDB from "express-pouchdb";
import fs from "node:fs";
import PouchDB from "pouchdb";
import readline from "node:readline";

const FILL = 1000;

function serve(folder) {
  const app = express();
  const sockets = new Set();
  let read = 0;
  let written = 0;

  app.get("/bytes", (request, response) => {
    let nowRead = read;
    let nowWritten = written;
    for (const socket of sockets) {
      nowRead += socket.bytesRead;
      nowWritten += socket.bytesWritten;
    }
    response.json({ received: nowRead, sent: nowWritten });
  });
  app.use("/db", expressPouchDB(PouchDB.defaults({ prefix: folder + "/" }),
    { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: folder + "/log.txt" }));
  const server = app.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => {
      read += socket.bytesRead;
      written += socket.bytesWritten;
      sockets.delete(socket);
    });
  });
}

async function fill(folder, path) {
  const db = new PouchDB(folder);
  let batch = [];

  for await (const line of readline.createInterface({ input: fs.createReadStream(path) })) {
    batch.push(JSON.parse(line));
    if (batch.length === FILL) {
      await db.bulkDocs(batch);
      batch = [];
    }
  }
  await db.bulkDocs(batch);
  await db.close();
}

async function replicate(folder, url, push) {
  const db = new PouchDB(folder);
  const start = process.hrtime.bigint();
  const done = push ? await db.replicate.to(url) : await db.replicate.from(url);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;

  console.log(JSON.stringify({ seconds, records: done.docs_written, rss_kib: process.resourceUsage().maxRSS }));
  await db.close();
}

const [command, folder, argument] = process.argv.slice(2);
if (command === "serve")
  serve(folder);
else if (command === "fill")
  await fill(folder, argument);
else
  await replicate(folder, argument, command === "push");
