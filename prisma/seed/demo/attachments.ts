import type { Contact, DocumentLink } from '#app/features/projects/content.ts'
import { addDays, daysBetween, earlier } from './calendar.ts'
import contactPhrases from './data/phrases/contacts.json' with { type: 'json' }
import documentPhrases from './data/phrases/documents.json' with { type: 'json' }
import type { DemoWorkspace } from './demo.ts'
import { inLanguages } from './languages.ts'
import { PEOPLE } from './people.ts'
import type { Random } from './random.ts'
import { sourceLanguageOf, type ProjectSeed } from './seeds.ts'

const FORMATS: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** Up to four documents, dated between the start and the day that is known, in the order of the project's life. */
export function drawDocuments(seed: ProjectSeed, languages: readonly string[], asOf: string, random: Random): DocumentLink[] {
  const [start, end] = seed.period
  const hasEnded = end < asOf
  const kinds = documentPhrases.filter(({ file }) => (hasEnded || file !== 'evaluation') && random.chance(45)).slice(0, 4)
  const span = Math.max(0, daysBetween(start, earlier(asOf, end)))
  return kinds.map(({ category, file, title }, i) => {
    const extension = file === 'tender' ? 'docx' : 'pdf'
    return {
      url: `https://documents.demo.example/${seed.code.toLowerCase()}/${file}.${extension}`,
      title: inLanguages(title, languages),
      format: FORMATS[extension] ?? '',
      category,
      language: sourceLanguageOf(seed),
      date: earlier(asOf, addDays(start, Math.floor((span * (i + 1)) / (kinds.length + 1)))),
    }
  })
}

function publicContact(workspace: DemoWorkspace, domain: string, languages: readonly string[]): Contact {
  return {
    type: '1',
    organisation: inLanguages(workspace.organisation.name, languages),
    jobTitle: inLanguages(contactPhrases.publicInformation, languages),
    email: `contact@${domain}`,
    website: `https://www.${domain}`,
    public: true,
  }
}

function internalContact(email: string, source: string, languages: readonly string[]): Contact {
  const name = PEOPLE.find((person) => person.email === email)?.name ?? email
  return {
    type: '2',
    person: { [source]: name },
    jobTitle: inLanguages(contactPhrases.projectOfficer, languages),
    email,
    public: false,
  }
}

/** An office that the public may write to, and in most projects the officer in charge, whom only the workspace sees. */
export function drawContacts(
  seed: ProjectSeed,
  workspace: DemoWorkspace,
  author: string,
  languages: readonly string[],
  random: Random,
): Contact[] {
  const domain = author.split('@')[1] ?? ''
  const internal = internalContact(author, sourceLanguageOf(seed), languages)
  return [publicContact(workspace, domain, languages), ...(random.chance(70) ? [internal] : [])]
}
