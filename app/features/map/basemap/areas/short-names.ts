import type { NameLanguage } from '../name-languages.ts'

/**
 * What a first-level area is called on the spot, as each language says it: `Gouvernorat d’Alep` is read as `Alep`. Longer words stand
 * before those they begin with.
 */
const KINDS: Record<NameLanguage, readonly string[]> = {
  en: [],
  fr: 'voblast|comitat|collectivité métropolitaine|commune urbaine|district fédéral|district municipal|préfecture|province autonome|province|région autonome|région|département|gouvernorat|district|comté|canton|municipalité|voïvodie|oblast autonome|oblast|oblys|wilaya|État|subdivision|apskritis|județ|raion|emirat|émirat|division|paroisse|périphérie|krai|kraï|commune|atoll'.split(
    '|',
  ),
  es: 'gobierno regional|voblast|provincia autónoma|provincia|región autónoma|región|departamento|gobernación|gobernorado|distrito municipal|distrito|municipio|municipalidad|condado|prefectura autónoma|prefectura|óblast autónomo|óblast|raión|estado|voivodato|cantón|valiato|división|parroquia|periferia|krai|comuna|subdivisión|emirato'.split(
    '|',
  ),
  pt: 'governamento|cidade municipal|voblast|província autónoma|província|região autônoma|região|departamento|governadorado|governorado|distrito|município|municipalidade|condado|prefeitura|prefectura|oblast autônomo|oblast|raião|estado|voivodia|cantão|divisão|paróquia|periferia|krai|comuna|subdivisão|emirados|emirado|valiato'.split(
    '|',
  ),
  ar: 'محافظة|ولاية|منطقة|مقاطعة|إقليم|بلدية|إمارة|امارة|إدارة|أوبلاست|أوبليس|مدينة|قسم|كانتون|دائرة|ناحية|أبرشية|مديرية|شعبية|تقسيم|كراي|كومونة|مركز|اوبلاست|اقليم|جهة'.split(
    '|',
  ),
}

/** What joins the kind to the name; an article that belongs to the name is written with a capital and stays. */
const JOINTS: Record<NameLanguage, string> = {
  en: '',
  fr: "(?:de la |de l[’']|de |des |du |d[’'])?",
  es: '(?:de la |de los |de las |de |del )?',
  pt: '(?:do |da |dos |das |de )?',
  ar: '',
}

const kindOf = Object.fromEntries(
  Object.entries(KINDS).map(([language, kinds]) => [
    language,
    kinds.length > 0 ? new RegExp(`^(?:${kinds.join('|')}) ${JOINTS[language as NameLanguage]}`, 'iu') : null,
  ]),
)

/** The name without the word for what it names, and without what CLDR adds to tell it from others: `Bay (Somalia)`, `Lacs²`. */
export function shortName(name: string, language: NameLanguage): string {
  const alone = name
    .replace(/\s*[(（].*$/u, '')
    .replace(/[²³]/gu, '')
    .trim()
  const kind = kindOf[language]
  const short = kind ? alone.replace(withFixedCase(kind, alone), '') : alone
  return short ? short.charAt(0).toLocaleUpperCase(language) + short.slice(1) : name
}

/** `Province de La Rioja` keeps its article: only a joint in small letters is dropped. */
function withFixedCase(kind: RegExp, name: string): RegExp {
  const found = kind.exec(name)?.[0]
  const keepsArticle = found && /\s(?:La|Las|Los|El|Le|Les|Os|As|O|A) $/u.test(found)
  return keepsArticle ? new RegExp(`^${found.replace(/\S+ $/u, '')}`, 'u') : kind
}
