// One of the engines that Node runs, in a process of its own: see worker.py.
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { createRequire } from "node:module";

const [peers, name, work] = process.argv.slice(2);
const require = createRequire(path.join(peers, "package.json"));
const read = (file) => fs.readFileSync(path.join(work, file));
const json = (file) => JSON.parse(read(file).toString("utf-8"));

const ENGINES = {
  docxtemplater() {
    const Docxtemplater = require("docxtemplater");
    const PizZip = require("pizzip");
    const template = read("docxtemplater.docx");
    const content = json("flat.json");
    return () => {
      const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
      document.render(content);
      return document.toBuffer();
    };
  },
  "easy-template-x"() {
    const { TemplateHandler } = require("easy-template-x");
    const handler = new TemplateHandler();
    const template = read("easy-template-x.docx");
    const content = json("flat.json");
    return () => handler.process(template, content);
  },
  "docx-templates"() {
    const { createReport } = require("docx-templates");
    const template = read("docx-templates.docx");
    const data = json("plain.json");
    // noSandbox: the tags are run as code in this process, which is the fastest that the package offers
    return () => createReport({ template, data, cmdDelimiter: "+++", noSandbox: true, maximumWalkingDepth: 1e9 });
  },
  carbone() {
    const carbone = require("carbone");
    const template = path.resolve(work, "carbone.docx");
    // what is false counts as stated there
    const content = JSON.parse(read("plain.json").toString("utf-8"), (_, value) => (value === false ? "" : value));
    return () =>
      new Promise((resolve, reject) => {
        carbone.render(template, content, (error, document) => (error ? reject(error) : resolve(document)));
      });
  },
};

const render = ENGINES[name]();
fs.writeFileSync(path.join(work, `${name}.out.docx`), await render());
for await (const line of readline.createInterface({ input: process.stdin })) {
  const begun = process.hrtime.bigint();
  for (let left = Number(line); left; left--) await render();
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
}
process.exit(); // carbone keeps timers going
