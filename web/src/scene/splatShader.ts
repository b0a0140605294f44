/**
 * A splat's gaussian, projected: its covariance goes through the view and the projection's Jacobian (Zwicker et al., EWA splatting, 2001), the quad spans
 * the ellipse out to exp(-4), and colours come out with their alpha already in them.
 */
export const vertexShader = /* glsl */ `
precision highp float;
precision highp int;
precision highp usampler2D;

uniform usampler2D splats;
uniform usampler2D harmonics;
uniform float harmonicsScale;
uniform float sizeUnit;
uniform vec2 viewport;
uniform vec3 eye;
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;

in vec2 corner;
in uint splat;

out vec4 tint;
out vec2 at;

mat3 rotationOf(vec4 q) {
  return mat3(
    1. - 2. * (q.y * q.y + q.z * q.z), 2. * (q.x * q.y + q.w * q.z), 2. * (q.x * q.z - q.w * q.y),
    2. * (q.x * q.y - q.w * q.z), 1. - 2. * (q.x * q.x + q.z * q.z), 2. * (q.y * q.z + q.w * q.x),
    2. * (q.x * q.z + q.w * q.y), 2. * (q.y * q.z - q.w * q.x), 1. - 2. * (q.x * q.x + q.y * q.y));
}

#if COEFFICIENTS > 0
uint harmonicWord(int i) {
  ivec2 first = ivec2(int(splat & 1023u) * 3, int(splat >> 10));
  return texelFetch(harmonics, first + ivec2(i >> 2, 0), 0)[i & 3];
}

float harmonicByte(int i) {
  int raw = int(harmonicWord(i >> 2) >> uint((i & 3) * 8)) & 255;
  return float(raw > 127 ? raw - 256 : raw) / 127. * harmonicsScale;
}

vec3 harmonic(int i) {
  return vec3(harmonicByte(i * 3), harmonicByte(i * 3 + 1), harmonicByte(i * 3 + 2));
}

vec3 viewDependent(vec3 d) {
  vec3 sum = 0.4886025119 * (-d.y * harmonic(0) + d.z * harmonic(1) - d.x * harmonic(2));
#if COEFFICIENTS > 3
  vec3 s = d * d;
  sum += 1.0925484306 * d.x * d.y * harmonic(3) - 1.0925484306 * d.y * d.z * harmonic(4) + 0.3153915653 * (2. * s.z - s.x - s.y) * harmonic(5)
    - 1.0925484306 * d.x * d.z * harmonic(6) + 0.5462742153 * (s.x - s.y) * harmonic(7);
#if COEFFICIENTS > 8
  sum += -0.5900435899 * d.y * (3. * s.x - s.y) * harmonic(8) + 2.8906114426 * d.x * d.y * d.z * harmonic(9)
    - 0.4570457995 * d.y * (4. * s.z - s.x - s.y) * harmonic(10) + 0.3731763326 * d.z * (2. * s.z - 3. * s.x - 3. * s.y) * harmonic(11)
    - 0.4570457995 * d.x * (4. * s.z - s.x - s.y) * harmonic(12) + 1.4453057213 * d.z * (s.x - s.y) * harmonic(13)
    - 0.5900435899 * d.x * (s.x - 3. * s.y) * harmonic(14);
#endif
#endif
  return sum;
}
#endif

void main() {
  ivec2 first = ivec2(int(splat & 1023u) * 2, int(splat >> 10));
  uvec4 a = texelFetch(splats, first, 0);
  uvec4 b = texelFetch(splats, first + ivec2(1, 0), 0);
  vec3 centre = uintBitsToFloat(a.xyz);
  vec4 view = modelViewMatrix * vec4(centre, 1.);
  vec4 clip = projectionMatrix * view;
  float edge = 1.3 * clip.w;
  if (clip.w <= 0. || clip.z < -clip.w || abs(clip.x) > edge || abs(clip.y) > edge) {
    gl_Position = vec4(0., 0., 2., 1.);
    return;
  }

  vec3 deviation = sizeUnit * vec3(unpackHalf2x16(b.z), unpackHalf2x16(b.w).x);
  mat3 axes = mat3(modelViewMatrix) * rotationOf(vec4(unpackSnorm2x16(b.x), unpackSnorm2x16(b.y)));
  axes = mat3(axes[0] * deviation.x, axes[1] * deviation.y, axes[2] * deviation.z);
  mat3 covariance = axes * transpose(axes);
  vec2 focal = viewport * 0.5 * vec2(projectionMatrix[0][0], projectionMatrix[1][1]);
  vec3 jx = vec3(-focal.x / view.z, 0., focal.x * view.x / (view.z * view.z));
  vec3 jy = vec3(0., -focal.y / view.z, focal.y * view.y / (view.z * view.z));
  float xx = dot(jx, covariance * jx) + 0.3; // pixels: no splat falls between them
  float yy = dot(jy, covariance * jy) + 0.3;
  float xy = dot(jx, covariance * jy);
  float middle = 0.5 * (xx + yy);
  float spread = length(vec2(0.5 * (xx - yy), xy));
  float long_ = middle + spread;
  float short_ = max(middle - spread, 0.1);
  vec2 along = abs(xy) > 1e-6 ? normalize(vec2(xy, long_ - xx)) : (xx >= yy ? vec2(1., 0.) : vec2(0., 1.));
  vec2 major = min(sqrt(2. * long_), 2048.) * along;
  vec2 minor = min(sqrt(2. * short_), 2048.) * vec2(along.y, -along.x);

  tint = vec4(a.w & 255u, (a.w >> 8) & 255u, (a.w >> 16) & 255u, a.w >> 24) / 255.;
#if COEFFICIENTS > 0
  tint.rgb = clamp(tint.rgb + viewDependent(normalize(centre - eye)), 0., 1.);
#endif
  at = corner;
  gl_Position = vec4(clip.xy / clip.w + (corner.x * major + corner.y * minor) * 2. / viewport, 0., 1.);
}
`;

export const fragmentShader = /* glsl */ `
precision highp float;

in vec4 tint;
in vec2 at;
out vec4 colour;

void main() {
  float power = -dot(at, at);
  if (power < -4.) discard;
  float alpha = exp(power) * tint.a;
  colour = vec4(tint.rgb * alpha, alpha);
}
`;
