import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const PHYSICAL = String.raw`/(^|[\s:])-?(ml|mr|pl|pr|left|right|border-l|border-r|rounded-l|rounded-r|rounded-tl|rounded-tr|rounded-bl|rounded-br|scroll-ml|scroll-mr)-|(^|[\s:])text-(left|right)(\s|$)/`

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'build/',
      'var/',
      '.var-test/',
      'app/platform/db/generated/',
      'tests/**/*.{js,cjs}',
      'app/**/*.js',
      'prisma/**/*.{js,mjs}',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  jsxA11y.flatConfigs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: { parserOptions: { project: '../tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      // readForm lets no file through: what a form holds is text.
      '@typescript-eslint/no-base-to-string': ['error', { ignoredTypeNames: ['Error', 'RegExp', 'URL', 'URLSearchParams', 'File'] }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'JSXText[value=/[A-Za-zÀ-ɏء-ي]{2,}/]', message: 'No text in code: use a translation key.' },
        {
          selector: `JSXAttribute[name.name='className'] Literal[value=${PHYSICAL}]`,
          message: 'Use the logical utility (ms-, pe-, start-, text-start ...).',
        },
        {
          selector: `JSXAttribute[name.name='className'] TemplateElement[value.raw=${PHYSICAL}]`,
          message: 'Use the logical utility (ms-, pe-, start-, text-start ...).',
        },
      ],
    },
  },
  { files: ['app/ui/**/*.tsx', 'app/features/**/*.tsx', 'app/routes/**/*.tsx'], rules: { 'jsx-a11y/no-noninteractive-tabindex': 'off' } },
)
