import { useTranslation } from 'react-i18next'

export type LanguageTaggedTextProps = {
  text: string
  /** BCP 47 tag of the text; `und` when the source does not state it. */
  lang: string
  dir: 'ltr' | 'rtl' | 'auto'
  /** The language's name in the reader's language, given only when the text is not in the reader's language. */
  languageName?: string | undefined
  /** Says that a machine translated the text, or that its source changed since. */
  origin?: 'machine' | 'stale' | undefined
  as?: 'span' | 'p' | 'div'
}

/** A text that people wrote, with its language for screen readers and a visible mark when it is not the reader's. */
export function LanguageTaggedText({ text, lang, dir, languageName, origin, as: Element = 'span' }: LanguageTaggedTextProps) {
  const { t } = useTranslation('ui')
  return (
    <Element>
      <bdi lang={lang === 'und' ? '' : lang} dir={dir} className="whitespace-pre-line">
        {text}
      </bdi>
      {(languageName || origin) && (
        <>
          {' '}
          <span className="inline-block rounded-sm border border-line bg-paper px-1.5 align-baseline text-sm font-normal whitespace-nowrap text-ink-soft">
            <span className="sr-only">{t('text.writtenIn')} </span>
            {languageName}
            {languageName && origin && ' · '}
            {origin === 'machine' && t('text.machine')}
            {origin === 'stale' && t('text.stale')}
          </span>
        </>
      )}
    </Element>
  )
}
