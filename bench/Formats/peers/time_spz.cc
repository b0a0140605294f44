// Times a public SPZ library on splats like the bench's own: g++ ... -DPEER_404 for the 404 project's, without it for Niantic's.
#include <chrono>
#include <cstdio>
#include <random>
#include <vector>
#include "load-spz.h"

static double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

static void fill(std::vector<float> &numbers, size_t count, float low, float high) {
  static std::mt19937 random(7);
  std::uniform_real_distribution<float> range(low, high);
  numbers.resize(count);
  for (auto &number : numbers) number = range(random);
}

static void time_cloud(int degree, const char *input) {
  const int count = 1000000;
  spz::GaussianCloud cloud;
  cloud.numPoints = count;
  cloud.shDegree = degree;
  fill(cloud.positions, count * 3, -10, 10);
  fill(cloud.scales, count * 3, -8, 1);
  fill(cloud.rotations, count * 4, -1, 1);
  fill(cloud.alphas, count, -6, 6);
  fill(cloud.colors, count * 3, -2, 2);
  fill(cloud.sh, count * (size_t)(((degree + 1) * (degree + 1) - 1) * 3), -0.9f, 0.9f);
#ifdef PEER_404
  const int first = 1, last = 1;
#else
  const int first = 2, last = 4;
#endif
  for (int version = first; version <= last; version++) {
    double encode = 1e9, decode = 1e9;
    std::vector<uint8_t> file;
    for (int run = 0; run < 3; run++) {
      file.clear();
      double start = seconds();
#ifdef PEER_404
      spz::saveSpz(cloud, &file, 1, 1);
#else
      spz::PackOptions options;
      options.version = version;
      spz::saveSpz(cloud, options, &file);
#endif
      encode = std::min(encode, seconds() - start);
      start = seconds();
#ifdef PEER_404
      auto back = spz::loadSpz(file);
#else
      auto back = spz::loadSpz(file, spz::UnpackOptions{});
#endif
      decode = std::min(decode, seconds() - start);
      if (back.numPoints != count) printf("the peer failed\n");
    }
#ifdef PEER_404
    const char *name = "404";
#else
    char name[] = "niantic-v0";
    name[9] = (char)('0' + version);
#endif
    printf("peer spz-encode %s,%s,%.4f,%.2f,%.0f,\n", name, input, encode, file.size() / 1e6, file.size() / 1e6 / encode);
    printf("peer spz-decode %s,%s,%.4f,%.2f,%.0f,\n", name, input, decode, file.size() / 1e6, file.size() / 1e6 / decode);
    fflush(stdout);
  }
}

int main() {
  time_cloud(0, "1M splats SH0");
  time_cloud(3, "1M splats SH3");
}
