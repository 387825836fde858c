import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { DemoWorkspace } from './demo.ts'

type WorkspaceFacts = Omit<DemoWorkspace, 'name' | 'organisation' | 'settings'> & {
  ref: string
  type: string
  name: LanguageText
  allowOwnPublication?: boolean
}

/** "Demonstration" after the name of each workspace, so that nobody takes it for the body it resembles. */
const MARK: LanguageText = { fr: 'démonstration', en: 'demonstration', es: 'demostración', pt: 'demonstração', ar: 'عرض توضيحي' }

const FACTS: WorkspaceFacts[] = [
  {
    slug: 'eau-assainissement-sn',
    kind: 'GOVERNMENT',
    language: 'fr',
    country: 'SN',
    ref: 'SN-DEMO-1001',
    type: '10',
    name: {
      fr: 'Ministère de l’Eau et de l’Assainissement',
      en: 'Ministry of Water and Sanitation',
      es: 'Ministerio de Agua y Saneamiento',
      pt: 'Ministério da Água e do Saneamento',
      ar: 'وزارة المياه والصرف الصحي',
    },
  },
  {
    slug: 'planificacao-mz',
    kind: 'GOVERNMENT',
    language: 'pt',
    country: 'MZ',
    ref: 'MZ-DEMO-2001',
    type: '10',
    name: {
      pt: 'Ministério da Planificação e da Cooperação',
      en: 'Ministry of Planning and Cooperation',
      fr: 'Ministère de la Planification et de la Coopération',
      es: 'Ministerio de Planificación y Cooperación',
      ar: 'وزارة التخطيط والتعاون في موزمبيق',
    },
  },
  {
    slug: 'cooperacion-gt',
    kind: 'GOVERNMENT',
    language: 'es',
    country: 'GT',
    ref: 'GT-DEMO-3001',
    type: '10',
    name: {
      es: 'Secretaría de Cooperación y Desarrollo Territorial',
      en: 'Secretariat for Cooperation and Territorial Development',
      fr: 'Secrétariat à la Coopération et au Développement territorial',
      pt: 'Secretaria de Cooperação e Desenvolvimento Territorial',
      ar: 'أمانة التعاون والتنمية الإقليمية',
    },
  },
  {
    slug: 'takhteet-jo',
    kind: 'GOVERNMENT',
    language: 'ar',
    country: 'JO',
    ref: 'JO-DEMO-4001',
    type: '10',
    name: {
      ar: 'وزارة تنسيق التنمية',
      en: 'Ministry of Development Coordination',
      fr: 'Ministère de la Coordination du développement',
      es: 'Ministerio de Coordinación del Desarrollo',
      pt: 'Ministério da Coordenação do Desenvolvimento',
    },
  },
  {
    slug: 'local-development-mw',
    kind: 'GOVERNMENT',
    language: 'en',
    country: 'MW',
    ref: 'MW-DEMO-5001',
    type: '10',
    name: {
      en: 'Ministry of Local Development and Planning',
      fr: 'Ministère du Développement local et du Plan',
      es: 'Ministerio de Desarrollo Local y Planificación',
      pt: 'Ministério do Desenvolvimento Local e do Plano',
      ar: 'وزارة التنمية المحلية والتخطيط',
    },
  },
  {
    slug: 'harbour-agency',
    kind: 'PARTNER',
    language: 'en',
    country: 'IE',
    ref: 'IE-DEMO-6001',
    type: '10',
    name: {
      en: 'Harbour Development Agency',
      fr: 'Agence Harbour de développement',
      es: 'Agencia Harbour de Desarrollo',
      pt: 'Agência Harbour de Desenvolvimento',
      ar: 'وكالة هاربر للتنمية',
    },
  },
  {
    slug: 'raices-y-agua',
    kind: 'NGO',
    language: 'es',
    country: 'BO',
    ref: 'BO-DEMO-7001',
    type: '22',
    allowOwnPublication: true,
    name: {
      es: 'Fundación Raíces y Agua',
      en: 'Roots and Water Foundation',
      fr: 'Fondation Racines et Eau',
      pt: 'Fundação Raízes e Água',
      ar: 'مؤسسة الجذور والماء',
    },
  },
  {
    slug: 'coordination-sahel',
    kind: 'COORDINATION',
    language: 'fr',
    country: 'BF',
    ref: 'XM-DEMO-8001',
    type: '40',
    scope: { countries: ['SN', 'ML', 'BF', 'NE', 'MR', 'TD'], sectors: ['140', '160', '232', '311', '430', '720', '740'] },
    name: {
      fr: 'Coordination régionale du Sahel',
      en: 'Sahel Regional Coordination',
      es: 'Coordinación Regional del Sahel',
      pt: 'Coordenação Regional do Sahel',
      ar: 'التنسيق الإقليمي لمنطقة الساحل',
    },
  },
  {
    slug: 'south-south-experts',
    kind: 'COORDINATION',
    language: 'en',
    country: 'KE',
    ref: 'XM-DEMO-8002',
    type: '40',
    scope: { countries: [], sectors: [] },
    name: {
      en: 'South–South Expertise Exchange',
      fr: 'Bourse d’expertise Sud-Sud',
      es: 'Bolsa de Cooperación Técnica Sur-Sur',
      pt: 'Bolsa de Cooperação Técnica Sul-Sul',
      ar: 'ملتقى الخبرات بين بلدان الجنوب',
    },
  },
  {
    slug: 'confluence-experts',
    kind: 'NGO',
    language: 'fr',
    country: 'TN',
    ref: 'TN-DEMO-7002',
    type: '22',
    name: {
      fr: 'Confluence, réseau d’experts solidaires',
      en: 'Confluence Network of Experts',
      es: 'Confluencia, Red de Especialistas Solidarios',
      pt: 'Confluência, Rede de Especialistas Solidários',
      ar: 'شبكة «ملتقى» للخبراء المتضامنين',
    },
  },
]

function marked(name: LanguageText): LanguageText {
  return Object.fromEntries(Object.entries(name).map(([lang, text]) => [lang, `${text} — ${MARK[lang]}`]))
}

function toWorkspace({ ref, type, name, allowOwnPublication = false, ...facts }: WorkspaceFacts): DemoWorkspace {
  return { ...facts, name: marked(name), organisation: { ref, name: marked(name), type }, settings: { allowOwnPublication } }
}

/** Ten workspaces of all four kinds; each name says that it is a demonstration. */
export const WORKSPACES: DemoWorkspace[] = FACTS.map(toWorkspace)

/** Throws when the demonstration has no such workspace. */
export function workspaceBySlug(slug: string): DemoWorkspace {
  const found = WORKSPACES.find((workspace) => workspace.slug === slug)
  if (!found) throw new Error(`The demonstration has no workspace ${slug}`)
  return found
}
